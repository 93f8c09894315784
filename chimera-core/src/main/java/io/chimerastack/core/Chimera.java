package io.chimerastack.core;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.docker.Compose;
import io.chimerastack.core.docker.ContainerEngine;
import io.chimerastack.core.docker.ServiceState;
import io.chimerastack.core.port.BindProbe;
import io.chimerastack.core.port.PortProbe;
import io.chimerastack.core.port.PortRegistry;
import io.chimerastack.core.port.ProcessLiveness;
import io.chimerastack.core.progress.ProgressEvent;
import io.chimerastack.core.progress.ProgressListener;
import io.chimerastack.core.project.PlanExecutor;
import io.chimerastack.core.project.ProjectDirectory;
import io.chimerastack.core.project.SecretSource;
import io.chimerastack.core.project.SecureSecrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that Chimera does, for programs that embed it. Build one with {@link #builder}, keep
 * it, call it from any thread.
 *
 * <p>No method prints, exits, or reads the environment; what varies is given to the builder. Every
 * failure is a {@link io.chimerastack.core.problem.ChimeraException} with its problems. An apply
 * that was cut off is finished by whatever method next looks at the project, which tells the
 * listener so.
 *
 * <pre>{@code
 * Chimera chimera =
 *     Chimera.builder(home).source(CatalogSource.classpath(loader)).build();
 * Blueprint blueprint = Blueprint.ofStack("blog", "backend/php-web", "postgresql", Blueprint.LOOPBACK);
 * Project project = chimera.create(CreateRequest.of(parent, blueprint));
 * }</pre>
 */
public final class Chimera {
  private final Catalog catalog;
  private final PortRegistry ports;
  private final ContainerEngine engine;
  private final ProgressListener listener;
  private final Creation creation;
  private final Application application;
  private final Startup startup;
  private final PlanExecutor executor = new PlanExecutor();

  private Chimera(Builder builder) {
    this.catalog = builder.catalog != null ? builder.catalog : Catalog.of(builder.sources);
    this.engine = builder.engine;
    this.listener = builder.listener;
    this.ports =
        new PortRegistry(
            builder.home, builder.clock, builder.probe, builder.processes, new KnownCheckouts());
    Pipeline pipeline = new Pipeline(catalog);
    Checkouts checkouts = new Checkouts(ports, engine, builder.secrets);
    this.creation = new Creation(catalog, pipeline, checkouts, executor, listener);
    this.application = new Application(catalog, pipeline, checkouts, ports, executor, listener);
    this.startup = new Startup(application, engine, listener);
  }

  /**
   * Starts a builder.
   *
   * @param home where the port registry lives, such as {@code ~/.chimera}; absolute; made when
   *     first needed
   */
  public static Builder builder(Path home) {
    return new Builder(home);
  }

  /** Returns what can be created. */
  public Catalog catalog() {
    return catalog;
  }

  /** Returns the registry of all leased host ports of this user. */
  public PortRegistry ports() {
    return ports;
  }

  /**
   * Returns what {@link #create} would write. Nothing is written and no port leased, so another
   * program may take the ports shown.
   *
   * @throws io.chimerastack.core.problem.ChimeraException as {@link #create}
   */
  public Preview planCreate(CreateRequest request) {
    return creation.plan(request);
  }

  /**
   * Makes a new project: all of it, or nothing.
   *
   * @throws io.chimerastack.core.problem.ChimeraException INPUT if the request is wrong, something
   *     is in the way or a range has no free port; MISSING if a port asked for is taken; FAILED if
   *     writing failed; INTERRUPTED if the calling thread was
   */
  public Project create(CreateRequest request) {
    return creation.create(request);
  }

  /**
   * Returns a project as it is on this machine, read from its directory.
   *
   * @throws io.chimerastack.core.problem.ChimeraException INPUT if there is no project, its
   *     blueprint is wrong, or the checkout has no name and ports of its own yet
   */
  public Project open(Path directory) {
    ProjectDirectory project = ProjectDirectory.open(directory);
    application.requireInstance(project);
    return application.open(project);
  }

  /**
   * Returns what {@link #apply} would change. Nothing is written, unless an apply was cut off.
   *
   * @throws io.chimerastack.core.problem.ChimeraException INPUT if there is no project, or its
   *     blueprint is wrong
   */
  public Preview diff(Path directory) {
    return application.preview(ProjectDirectory.open(directory));
  }

  /**
   * Makes the project what its blueprint says, without losing an edit: all of it, or nothing.
   *
   * @return what was done
   * @throws io.chimerastack.core.problem.ChimeraException INPUT if the blueprint is wrong; CONFLICT
   *     if an edit and a change overlap and the request does not say what to do; MISSING if there
   *     is no free port; FAILED if writing failed
   */
  public Preview apply(Path directory, ApplyRequest request) {
    return application.apply(ProjectDirectory.open(directory), request);
  }

  /**
   * Starts the project and waits until every service is healthy. A fresh clone or a copy first gets
   * its own name, ports and secrets; a port that was lost meanwhile is replaced once.
   *
   * @param strictPorts whether a lost port is refused instead
   * @throws io.chimerastack.core.problem.ChimeraException MISSING if no engine answers; otherwise
   *     as {@link #apply}
   */
  public UpReport up(Path directory, boolean strictPorts) {
    return startup.up(ProjectDirectory.open(directory), strictPorts);
  }

  /**
   * Stops the project and removes its containers.
   *
   * @param volumes whether its data is deleted too
   * @throws io.chimerastack.core.problem.ChimeraException MISSING if no engine answers; INPUT if
   *     the checkout has no name of its own yet, so that the containers would be another one's
   */
  public void down(Path directory, boolean volumes) {
    Compose compose = settled(directory);
    listener.on(new ProgressEvent.Began("stopping containers"));
    compose.down(volumes, line -> listener.on(new ProgressEvent.Output(line)));
    listener.on(new ProgressEvent.Output(""));
  }

  /**
   * Returns how the project's containers are doing, sorted by service; empty if it was never
   * started.
   *
   * @throws io.chimerastack.core.problem.ChimeraException MISSING if no engine answers
   */
  public List<ServiceState> status(Path directory) {
    return settled(directory).states();
  }

  /**
   * Shows the services' logs on this process's own standard output, until they end or the user
   * interrupts.
   *
   * @param follow whether to wait for more
   * @param tail how many lines of each service; negative for all
   * @param services only these; empty for all
   * @return the exit code of Compose
   */
  public int logs(Path directory, boolean follow, int tail, List<String> services) {
    return settled(directory).attachLogs(follow, tail, services);
  }

  private Compose settled(Path directory) {
    ProjectDirectory project = ProjectDirectory.open(directory);
    application.settle(project);
    application.requireInstance(project);
    return engine.compose(project.root());
  }

  /** Collects what a {@link Chimera} is given; everything but the home has a default. */
  public static final class Builder {
    private final Path home;
    private final List<CatalogSource> sources = new ArrayList<>();
    private @Nullable Catalog catalog;
    private Clock clock = Clock.systemUTC();
    private PortProbe probe = new BindProbe();
    private ProcessLiveness processes = ProcessLiveness.ofThisMachine();
    private SecretSource secrets = new SecureSecrets();
    private ContainerEngine engine = ContainerEngine.none();
    private ProgressListener listener = ProgressListener.none();

    private Builder(Path home) {
      this.home = home;
    }

    /** Adds a source of stacks and components; a later one may not redefine an earlier one's. */
    public Builder source(CatalogSource source) {
      sources.add(source);
      return this;
    }

    /** Sets the catalog itself, one that was read before; sources are ignored then. */
    public Builder catalog(Catalog catalog) {
      this.catalog = catalog;
      return this;
    }

    /** Sets the clock that dates leases; the system's by default. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Sets how a port is found free; by binding it by default. */
    public Builder probe(PortProbe probe) {
      this.probe = probe;
      return this;
    }

    /** Sets how it is found whether a process still runs; asks the system by default. */
    public Builder processes(ProcessLiveness processes) {
      this.processes = processes;
      return this;
    }

    /** Sets where secrets come from; a secure random source by default. */
    public Builder secrets(SecretSource secrets) {
      this.secrets = secrets;
      return this;
    }

    /** Sets the container engine; none by default. */
    public Builder engine(ContainerEngine engine) {
      this.engine = engine;
      return this;
    }

    /** Sets who hears of progress; nobody by default. */
    public Builder listener(ProgressListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Builds it.
     *
     * @throws io.chimerastack.core.problem.ChimeraException INPUT if the sources contradict each
     *     other
     */
    public Chimera build() {
      return new Chimera(this);
    }
  }
}
