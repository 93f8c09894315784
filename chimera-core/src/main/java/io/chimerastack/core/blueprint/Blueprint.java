package io.chimerastack.core.blueprint;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.yaml.YamlWriter;
import io.chimerastack.model.ComponentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants a project to be: the content of {@code chimera.yaml}. Immutable. Says nothing
 * about whether the catalog has it: {@link Resolver} finds out.
 *
 * <p>A blueprint that was read remembers where its parts stand, so that later problems can point at
 * them; that is no part of its value.
 */
public final class Blueprint {
  /** The version of the format of {@code chimera.yaml}. */
  public static final int VERSION = 1;

  /** The address on which services are published unless the user asks otherwise. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final String HEADER =
      """
      What this project is made of. Edit it, then run 'chimera apply';
      'chimera diff' shows first what would change. Commit this file.

      More keys:
        components: [extra/redis]   more parts, as a list of component ids
        address: 0.0.0.0            publish to other machines too, not only to this one""";

  private final ProjectName name;
  private final String stack;
  private final String variant;
  private final List<ComponentId> components;
  private final String address;
  private final Places places;

  Blueprint(
      ProjectName name,
      String stack,
      String variant,
      Collection<ComponentId> components,
      String address,
      Places places) {
    this.name = name;
    this.stack = stack;
    this.variant = variant;
    this.components = List.copyOf(new TreeSet<>(components));
    this.address = Addresses.check(address);
    this.places = places;
    if (stack.isEmpty() && !variant.isEmpty()) {
      throw new IllegalArgumentException("variant '" + variant + "' is of no stack");
    }
  }

  /** Returns the blueprint of a project of that name with nothing in it, on loopback. */
  public static Blueprint of(ProjectName name) {
    return new Blueprint(name, "", "", List.of(), LOOPBACK, Places.none());
  }

  /**
   * Returns the blueprint of a stack from what a person typed.
   *
   * @param name the project's name
   * @param stack the stack's id
   * @param variant the key of the variant; null or empty for the stack's default
   * @param address the IP address to publish on
   * @throws BlueprintException with every problem, if the name or the address is wrong
   */
  public static Blueprint ofStack(
      String name, String stack, @Nullable String variant, String address) {
    List<Problem> problems = new ArrayList<>();
    ProjectName.check(name, "").ifPresent(problems::add);
    Addresses.problem(address, "").ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new BlueprintException(problems);
    }
    return of(new ProjectName(name))
        .withStack(stack, variant == null ? "" : variant)
        .withAddress(address);
  }

  /** Returns the project's name. */
  public ProjectName name() {
    return name;
  }

  /** Returns the id of the stack, if the project is made from one. */
  public Optional<String> stack() {
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack);
  }

  /** Returns the key of the stack's variant, if the user chose one. */
  public Optional<String> variant() {
    return variant.isEmpty() ? Optional.empty() : Optional.of(variant);
  }

  /** Returns the components that are added to those of the stack, sorted, each once. */
  public List<ComponentId> components() {
    return components;
  }

  /** Returns the IP address on which services are published. */
  public String address() {
    return address;
  }

  /** Returns where the parts stand. */
  Places places() {
    return places;
  }

  /** Returns the blueprint of a project of another name. */
  public Blueprint withName(ProjectName changed) {
    return new Blueprint(changed, stack, variant, components, address, places);
  }

  /**
   * Returns the blueprint made from another stack.
   *
   * @param id the stack's id; empty for none
   * @param chosen the key of the variant; empty for the stack's default
   * @throws IllegalArgumentException if there is a variant but no stack
   */
  public Blueprint withStack(String id, String chosen) {
    return new Blueprint(name, id, chosen, components, address, places);
  }

  /** Returns the blueprint with other added components, in any order. */
  public Blueprint withComponents(Collection<ComponentId> changed) {
    return new Blueprint(name, stack, variant, changed, address, places);
  }

  /**
   * Returns the blueprint published on another address.
   *
   * @throws IllegalArgumentException if it is no IP address
   */
  public Blueprint withAddress(String changed) {
    return new Blueprint(name, stack, variant, components, changed, places);
  }

  /**
   * Returns the text of {@code chimera.yaml}, with comments that explain it; {@link
   * BlueprintReader} reads an equal blueprint from it.
   */
  public String toYaml() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", VERSION);
    document.put("name", name.value());
    stack().ifPresent(id -> document.put("stack", id));
    variant().ifPresent(key -> document.put("variant", key));
    if (!components.isEmpty()) {
      document.put("components", components.stream().map(ComponentId::value).toList());
    }
    if (!address.equals(LOOPBACK)) {
      document.put("address", address);
    }
    return YamlWriter.builder().header(HEADER).build().write(document);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Blueprint other
        && name.equals(other.name)
        && stack.equals(other.stack)
        && variant.equals(other.variant)
        && components.equals(other.components)
        && address.equals(other.address);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, stack, variant, components, address);
  }

  /** Returns name, stack, variant and components, for people. */
  @Override
  public String toString() {
    return name + " [" + stack + (variant.isEmpty() ? "" : " " + variant) + "] " + components;
  }
}
