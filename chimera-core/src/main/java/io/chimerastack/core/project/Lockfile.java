package io.chimerastack.core.project;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import io.chimerastack.core.yaml.YamlBinding;
import io.chimerastack.core.yaml.YamlWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a project was made from: {@code chimera.lock}. It is committed, so it holds nothing of one
 * machine: no port, no secret, no path outside the project.
 *
 * @param stack the stack; null if the blueprint names none
 * @param components the components in force, sorted by id
 * @param packs the installed packs that any of these came from, sorted by name
 * @param files the SHA-256 in hex of each generated file, sorted by path
 */
public record Lockfile(
    @Nullable Locked stack,
    List<Locked> components,
    List<LockedPack> packs,
    SortedMap<String, String> files) {
  /** The file's name in a project. */
  public static final String NAME = "chimera.lock";

  private static final int VERSION = 1;
  private static final YamlWriter WRITER =
      YamlWriter.builder()
          .header("Written by Chimera: what this project was made from. Commit it; do not edit it.")
          .blankLines("")
          .build();

  /**
   * One part of the catalog as it was used.
   *
   * @param id the stack's or component's id, such as {@code backend/php}
   * @param version its version
   * @param digest the SHA-256 in hex of all its files
   */
  public record Locked(String id, String version, String digest) {
    /** Checks that nothing is missing, as it may be in a file that was read. */
    public Locked {
      Objects.requireNonNull(id, "id is missing");
      Objects.requireNonNull(version, "version is missing");
      Objects.requireNonNull(digest, "digest is missing");
    }
  }

  /**
   * An installed pack as it was used.
   *
   * @param name the name under which it was installed
   * @param digest the SHA-256 in hex of all its files
   */
  public record LockedPack(String name, String digest) {
    /** Checks that nothing is missing, as it may be in a file that was read. */
    public LockedPack {
      Objects.requireNonNull(name, "name is missing");
      Objects.requireNonNull(digest, "digest is missing");
    }
  }

  /** Creates the lockfile of a project that uses no installed pack. */
  public Lockfile(
      @Nullable Locked stack, List<Locked> components, SortedMap<String, String> files) {
    this(stack, components, List.of(), files);
  }

  /** Sorts and copies. */
  public Lockfile {
    List<LockedPack> sortedPacks = new ArrayList<>(packs);
    sortedPacks.sort(Comparator.comparing(LockedPack::name));
    packs = List.copyOf(sortedPacks);
    List<Locked> sorted = new ArrayList<>(components);
    sorted.sort(Comparator.comparing(Locked::id));
    components = List.copyOf(sorted);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Returns the lockfile of a generated tree. */
  public static Lockfile of(@Nullable Locked stack, List<Locked> components, RenderedTree tree) {
    return of(stack, components, List.of(), tree);
  }

  /** Returns the lockfile of a generated tree whose parts came from installed packs, too. */
  public static Lockfile of(
      @Nullable Locked stack, List<Locked> components, List<LockedPack> packs, RenderedTree tree) {
    SortedMap<String, String> files = new TreeMap<>();
    tree.files().forEach((path, file) -> files.put(path, sha256(file)));
    return new Lockfile(stack, components, packs, files);
  }

  /**
   * Reads a lockfile.
   *
   * @param text its text
   * @param source what it is called in problems
   * @throws ProjectException of category INPUT if it is none, or from a newer Chimera
   */
  public static Lockfile parse(String text, String source) {
    Document document = YamlBinding.read(text, source, Document.class);
    if (document.version() != VERSION) {
      throw new ProjectException(
          Category.INPUT,
          new Problem(
              "the lockfile has format "
                  + document.version()
                  + ", this version of Chimera reads format "
                  + VERSION,
              source,
              "use the version of Chimera that wrote it, or a newer one"));
    }
    return new Lockfile(
        document.stack(), document.components(), document.packs(), document.files());
  }

  /** Returns the lockfile's text: YAML in a fixed order, the same bytes for the same content. */
  public String toYaml() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", VERSION);
    if (stack != null) {
      document.put("stack", map(stack));
    }
    document.put("components", components.stream().map(Lockfile::map).toList());
    if (!packs.isEmpty()) {
      document.put("packs", packs.stream().map(Lockfile::map).toList());
    }
    document.put("files", files);
    return WRITER.write(document);
  }

  private static Map<String, String> map(Locked locked) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("id", locked.id());
    map.put("version", locked.version());
    map.put("digest", locked.digest());
    return map;
  }

  private static Map<String, String> map(LockedPack pack) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("name", pack.name());
    map.put("digest", pack.digest());
    return map;
  }

  private static String sha256(RenderedFile file) {
    return sha256(file.bytes());
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The document as it is bound; missing lists are empty. */
  record Document(
      int version,
      @Nullable Locked stack,
      List<Locked> components,
      List<LockedPack> packs,
      SortedMap<String, String> files) {
    Document(
        int version,
        @Nullable Locked stack,
        @Nullable List<Locked> components,
        @Nullable List<LockedPack> packs,
        @Nullable SortedMap<String, String> files) {
      this.version = version;
      this.stack = stack;
      this.components = components == null ? List.of() : components;
      this.packs = packs == null ? List.of() : packs;
      this.files = files == null ? new TreeMap<>() : files;
    }
  }
}
