package io.chimerastack.core.project;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.chimerastack.core.plan.ConflictPolicy;
import io.chimerastack.core.plan.Plan;
import io.chimerastack.core.plan.PlanInput;
import io.chimerastack.core.plan.Planner;
import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Projects for tests: two generated trees, an update from one to the other, and what is on disk.
 */
final class Projects {
  static final String BLUEPRINT = "version: 1\nname: blog\n";
  static final String NEW_BLUEPRINT = "version: 1\nname: blog\nvariant: postgresql\n";
  static final EnvFile ENV = EnvFile.parse("WEB_PORT=8000\nDB_PASSWORD=secret\n", ".env");
  static final EnvFile NEW_ENV =
      EnvFile.parse("WEB_PORT=8000\nDB_PASSWORD=secret\nDB_PORT=5432\n", ".env");

  static final RenderedTree OLD =
      RenderedTree.of(
          Map.of(
              "docker-compose.yml", RenderedFile.of("services:\n  web: {}\n"),
              "README.md", RenderedFile.of("# blog\n"),
              "backend/run", RenderedFile.of("#!/bin/sh\necho old\n"),
              "database/mysql/my.cnf", RenderedFile.of("[mysqld]\n"),
              "proxy/nginx.conf", RenderedFile.of("a\nb\nc\nd\ne\n")));

  static final RenderedTree NEW =
      RenderedTree.of(
          Map.of(
              "docker-compose.yml", RenderedFile.of("services:\n  web: {}\n  db: {}\n"),
              "README.md", RenderedFile.of("# blog\n"),
              "backend/run", RenderedFile.of("#!/bin/sh\necho new\n"),
              "database/postgresql/init.sql", RenderedFile.of("select 1;\n"),
              "proxy/nginx.conf", RenderedFile.of("a\nb\nc\nd\nE\n"),
              "admin/tool/config", RenderedFile.of("x\n")));

  private Projects() {}

  static FileSystem fileSystem() {
    return Jimfs.newFileSystem(
        Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .build());
  }

  static Revision creation(RenderedTree tree) {
    Plan plan = Planner.plan(PlanInput.fromNothing(tree, List.of()));
    return new Revision(plan, tree, lockfile(tree), BLUEPRINT, ENV);
  }

  static ProjectDirectory create(Path directory) {
    return new PlanExecutor().create(directory, creation(OLD));
  }

  static Plan plan(ProjectDirectory project, RenderedTree desired) {
    return plan(project, desired, ConflictPolicy.ASK);
  }

  static Plan plan(ProjectDirectory project, RenderedTree desired, ConflictPolicy policy) {
    RenderedTree base = project.base().orElse(null);
    return Planner.plan(
        new PlanInput(
            base, project.observe(PlanInput.paths(base, desired)), desired, List.of(), policy));
  }

  static Revision update(ProjectDirectory project) {
    return new Revision(plan(project, NEW), NEW, lockfile(NEW), NEW_BLUEPRINT, NEW_ENV);
  }

  static Revision revision(Plan plan, RenderedTree desired) {
    return new Revision(plan, desired, lockfile(desired), null, null);
  }

  static Lockfile lockfile(RenderedTree tree) {
    return Lockfile.of(null, List.of(new Lockfile.Locked("core/proxy", "1.0.0", "ab12")), tree);
  }

  /** Every file and directory below, with content and permissions, but for the lock file. */
  static SortedMap<String, String> contents(Path directory) {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String name = directory.relativize(path).toString().replace('\\', '/');
        if (!name.endsWith(".chimera/lock")) {
          contents.put(name, describe(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }

  private static String describe(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return "directory";
    }
    return permissions(path) + " " + Lockfile.sha256(Files.readAllBytes(path));
  }

  static @Nullable String permissions(Path path) throws IOException {
    return FileModes.areKept(path)
        ? java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
        : null;
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(DurableFile.directoryOf(file));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
