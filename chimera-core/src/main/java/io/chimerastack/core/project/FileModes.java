package io.chimerastack.core.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may do what with a file, as far as the file system knows. */
final class FileModes {
  private static final Set<PosixFilePermission> PRIVATE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private FileModes() {}

  /** Returns whether the file system that holds {@code place} keeps an executable bit. */
  static boolean areKept(Path place) {
    return view(place) != null;
  }

  static boolean isExecutable(Path file) throws IOException {
    PosixFileAttributeView view = view(file);
    return view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
  }

  /** Sets or clears the executable bit for everybody who may read. */
  static void setExecutable(Path file, boolean executable) throws IOException {
    PosixFileAttributeView view = view(file);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> before = view.readAttributes().permissions();
    Set<PosixFilePermission> after = EnumSet.noneOf(PosixFilePermission.class);
    after.addAll(before);
    set(after, executable, PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE);
    set(after, executable, PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE);
    set(after, executable, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);
    if (!after.equals(before)) {
      view.setPermissions(after);
    }
  }

  private static void set(
      Set<PosixFilePermission> permissions,
      boolean executable,
      PosixFilePermission read,
      PosixFilePermission execute) {
    if (executable && permissions.contains(read)) {
      permissions.add(execute);
    } else if (!executable) {
      permissions.remove(execute);
    }
  }

  /** Gives {@code file} the permissions of {@code model}. */
  static void copy(Path model, Path file) throws IOException {
    PosixFileAttributeView from = view(model);
    PosixFileAttributeView to = view(file);
    if (from != null && to != null) {
      to.setPermissions(from.readAttributes().permissions());
    }
  }

  /** Creates an empty file that nobody but its owner may read, from its first instant on. */
  static void createPrivate(Path file) throws IOException {
    if (areKept(DurableFile.directoryOf(file))) {
      FileAttribute<Set<PosixFilePermission>> attribute =
          PosixFilePermissions.asFileAttribute(PRIVATE);
      Files.createFile(file, attribute);
      return;
    }
    Files.createFile(file);
    AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (view != null) {
      AclEntry owner =
          AclEntry.newBuilder()
              .setType(AclEntryType.ALLOW)
              .setPrincipal(view.getOwner())
              .setPermissions(EnumSet.allOf(AclEntryPermission.class))
              .build();
      view.setAcl(List.of(owner));
    }
  }

  private static @Nullable PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(
        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }
}
