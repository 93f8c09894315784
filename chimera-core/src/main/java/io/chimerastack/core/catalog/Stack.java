package io.chimerastack.core.catalog;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.ComponentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A ready selection of components, with its own files for the project's root. Immutable. */
public final class Stack {
  private final Folder folder;
  private final String id;
  private final String version;
  private final String title;
  private final String description;
  private final List<ComponentId> components;
  private final @Nullable Variants variants;

  Stack(
      Folder folder,
      String id,
      String version,
      String title,
      String description,
      List<ComponentId> components,
      @Nullable Variants variants) {
    this.folder = folder;
    this.id = id;
    this.version = version;
    this.title = title;
    this.description = description;
    this.components = List.copyOf(components);
    this.variants = variants;
  }

  /** Returns the id without {@code stacks/}, such as {@code backend/php-web}. */
  public String id() {
    return id;
  }

  /** Returns the version, as <a href="https://semver.org">semver.org</a> has it. */
  public String version() {
    return version;
  }

  /** Returns a few words for people. */
  public String title() {
    return title;
  }

  /** Returns one sentence for people. */
  public String description() {
    return description;
  }

  /** Returns the category: the part of the id before the slash. */
  public String category() {
    return id.substring(0, id.indexOf('/'));
  }

  /** Returns the components of every variant, in manifest order, without the catalog's defaults. */
  public List<ComponentId> components() {
    return components;
  }

  /** Returns the choices, if the stack offers any. */
  public Optional<Variants> variants() {
    return Optional.ofNullable(variants);
  }

  /**
   * Returns the key of the variant to use.
   *
   * @param wanted the key that the user named; empty for the stack's default
   * @return the key; empty for a stack without variants
   * @throws ManifestException if the stack has no such variant
   */
  public String variant(String wanted) {
    if (variants == null) {
      if (!wanted.isEmpty()) {
        throw new ManifestException(
            new Problem("stack '" + id + "' has no variants", "", "leave out '" + wanted + "'"));
      }
      return "";
    }
    if (wanted.isEmpty()) {
      return variants.defaultChoice();
    }
    variants.choice(wanted, id);
    return wanted;
  }

  /**
   * Returns the components of one variant: those of every variant, then those of the choice.
   *
   * @param wanted as for {@link #variant}
   * @throws ManifestException if the stack has no such variant
   */
  public List<ComponentId> components(String wanted) {
    String key = variant(wanted);
    List<ComponentId> all = new ArrayList<>(components);
    if (variants != null) {
      all.addAll(variants.choice(key, id).components());
    }
    return List.copyOf(all);
  }

  /** Returns all files of the stack's folder, relative to it; not modifiable. */
  public SortedSet<String> files() {
    return folder.files();
  }

  /**
   * Returns the content of a file.
   *
   * @param file one of {@link #files}
   * @throws ManifestException if there is no such file
   */
  public byte[] read(String file) {
    return folder.read(file);
  }

  /** Returns how problems name a file of the stack. */
  public String locate(String file) {
    return folder.locate(file);
  }

  /** Returns where the stack comes from. */
  public CatalogSource source() {
    return folder.source();
  }

  /** Tells whether the stack came with this program. */
  public boolean trusted() {
    return folder.source().trusted();
  }

  /** Returns a SHA-256 over the names and contents of all files, in lower-case hexadecimal. */
  public String digest() {
    return folder.digest();
  }

  /** Returns the id. */
  @Override
  public String toString() {
    return id;
  }
}
