package io.chimerastack.core.catalog;

import io.chimerastack.model.Capability;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Connection;
import io.chimerastack.model.Environment;
import io.chimerastack.model.HealthReport;
import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.Provision;
import io.chimerastack.model.PublishedPort;
import io.chimerastack.model.Requirement;
import io.chimerastack.model.Route;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A reusable part of projects: usually one service, sometimes only files. Immutable. */
public final class Component {
  private final Folder folder;
  private final ComponentId id;
  private final String version;
  private final String title;
  private final String description;
  private final String directory;
  private final Set<Environment> environments;
  private final Map<String, String> versions;
  private final List<PostCopy> postCopy;
  private final @Nullable ServiceNode node;

  Component(Folder folder, ComponentId id, Manifest manifest) {
    this.folder = folder;
    this.id = id;
    this.version = manifest.version;
    this.title = manifest.title;
    this.description = manifest.description;
    this.directory = manifest.directory;
    this.environments = Collections.unmodifiableSet(EnumSet.copyOf(manifest.environments));
    this.versions = Collections.unmodifiableMap(new LinkedHashMap<>(manifest.versions));
    this.postCopy = List.copyOf(manifest.postCopy);
    this.node = manifest.node;
  }

  /** What the manifest says; filled by its reader. */
  static final class Manifest {
    String version = "";
    String title = "";
    String description = "";
    String directory = ".";
    Set<Environment> environments = EnumSet.allOf(Environment.class);
    Map<String, String> versions = Map.of();
    List<PostCopy> postCopy = List.of();
    @Nullable ServiceNode node;
  }

  /** Returns the id: the folder below {@code base/}. */
  public ComponentId id() {
    return id;
  }

  /** Returns the version, as <a href="https://semver.org">semver.org</a> has it. */
  public String version() {
    return version;
  }

  /** Returns a few words for people, such as {@code MySQL}. */
  public String title() {
    return title;
  }

  /** Returns one sentence for people. */
  public String description() {
    return description;
  }

  /** Returns the role of the service, if the component has one. */
  public Optional<ServiceRole> role() {
    return toNode().map(ServiceNode::role);
  }

  /** Returns the name of the service, if the component has one. */
  public Optional<ServiceId> service() {
    return toNode().map(ServiceNode::id);
  }

  /** Tells whether the component has a service and Compose runs a container for it. */
  public boolean hasContainer() {
    return node != null && node.hasContainer();
  }

  /** Returns where the files go: a path relative to the project's root, {@code .} for the root. */
  public String directory() {
    return directory;
  }

  /** Returns where the service runs; never empty. */
  public Set<Environment> environments() {
    return environments;
  }

  /** Returns the versions of what the component brings, by name, in manifest order. */
  public Map<String, String> versions() {
    return versions;
  }

  /** Returns what the service offers; empty without a service. */
  public List<Provision> provides() {
    return node == null ? List.of() : node.provides();
  }

  /** Returns what the service uses; empty without a service. */
  public List<Requirement> uses() {
    return node == null ? List.of() : node.uses();
  }

  /** Returns the database capabilities that the service administers. */
  public List<Capability> administers() {
    return node == null ? List.of() : node.administers();
  }

  /** Returns the path prefixes that the service answers. */
  public List<Route> routes() {
    return node == null ? List.of() : node.routes();
  }

  /** Returns where the service tells how it is, if it does. */
  public Optional<HealthReport> health() {
    return toNode().flatMap(ServiceNode::health);
  }

  /** Returns the ports that the service wants on the host. */
  public List<PublishedPort> ports() {
    return node == null ? List.of() : node.publishes();
  }

  /** Returns the {@code .env} keys that the service needs. */
  public List<InstanceVariable> variables() {
    return node == null ? List.of() : node.variables();
  }

  /** Returns how a person reaches the service. */
  public List<Connection> connections() {
    return node == null ? List.of() : node.connections();
  }

  /** Returns what to do with the rendered files, in order. */
  public List<PostCopy> postCopy() {
    return postCopy;
  }

  /**
   * Returns the service as a node of the graph, without the definitions of its container; empty for
   * a component that is only files.
   */
  public Optional<ServiceNode> toNode() {
    return Optional.ofNullable(node);
  }

  /**
   * Returns the name of the Compose fragment of an environment, whether or not the component has
   * that file.
   */
  public static String fragment(Environment environment) {
    return environment == Environment.PRODUCTION ? "compose.prod.yaml.ftl" : "compose.yaml.ftl";
  }

  /** Returns all files of the component's folder, relative to it; not modifiable. */
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

  /**
   * Returns the content of a file as UTF-8 text.
   *
   * @param file one of {@link #files}
   * @throws ManifestException if there is no such file
   */
  public String text(String file) {
    return new String(read(file), StandardCharsets.UTF_8);
  }

  /** Returns how problems name a file of the component. */
  public String locate(String file) {
    return folder.locate(file);
  }

  /** Returns where the component comes from. */
  public CatalogSource source() {
    return folder.source();
  }

  /** Tells whether the component came with this program, so that its commands may run. */
  public boolean trusted() {
    return folder.source().trusted();
  }

  /** Returns a SHA-256 over the names and contents of all files, in lower-case hexadecimal. */
  public String digest() {
    return folder.digest();
  }

  /** Returns {@code id version}. */
  @Override
  public String toString() {
    return id + " " + version;
  }
}
