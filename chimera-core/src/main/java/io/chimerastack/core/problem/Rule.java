package io.chimerastack.core.problem;

import java.util.Locale;
import java.util.Optional;

/**
 * The classes of mistakes that can be in templates, each with an id that stays the same: reports
 * name it, and scripts and code reviews sort by it. {@code docs/reference/template-rules.md}
 * explains each.
 */
public enum Rule {
  /** What no other rule says better. */
  OTHER("Something else is wrong"),

  // ---- the pack's files ----

  /** The pack cannot be read. */
  PACK_UNREADABLE("The pack or a file of it cannot be read"),
  /** It is larger than packs may be. */
  PACK_LIMITS("The pack is larger, deeper or has more files than a pack may"),
  /** A file or folder name that some operating system cannot hold. */
  FILE_NAME("A name does not work on every operating system"),
  /** Two names that some file systems take for one. */
  FILE_NAME_CASE("Two names differ only in case"),
  /** A link that leads where it must not. */
  FILE_LINK("A link leads out of the pack, to a folder or nowhere"),
  /** A device, socket or pipe. */
  FILE_KIND("Something is neither a plain file nor a folder"),
  /** A template or manifest that is no UTF-8. */
  FILE_ENCODING("A text is not UTF-8"),
  /** A program whose first line Linux cannot read. */
  SCRIPT_LINE_ENDS("A program has Windows line ends and cannot start"),
  /** Windows line ends that would reach the project. */
  LINE_ENDS("A text has Windows line ends", Level.WARNING),
  /** A file that is in no component or stack. */
  STRAY_FILE("A file belongs to no component or stack"),
  /** A folder whose name is no id. */
  FOLDER_NAME("A folder's name is no id"),
  /** A folder without {@code template.yaml}. */
  MANIFEST_MISSING("A component or stack has no manifest"),
  /** An id or range that another catalog has. */
  ID_TAKEN("An id is already taken by another catalog"),

  // ---- YAML ----

  /** Text that is no YAML. */
  YAML_SYNTAX("The text is not valid YAML"),
  /** A key that is given twice. */
  YAML_DUPLICATE_KEY("A map has a key twice"),
  /** YAML beyond what is read. */
  YAML_LIMITS("The YAML is too large, too deep or uses what is not supported"),

  // ---- manifests ----

  /** A key that nobody knows. */
  UNKNOWN_KEY("A manifest has an unknown key"),
  /** A key that must be there. */
  MISSING_KEY("A manifest lacks a key"),
  /** A value of another kind. */
  WRONG_TYPE("A value is of another type"),
  /** A value that means nothing. */
  WRONG_VALUE("A value has a form or content that is not allowed"),
  /** A value that must be unique. */
  GIVEN_TWICE("Something is given twice"),
  /** A component that no catalog has. */
  UNKNOWN_COMPONENT("A component does not exist"),
  /** A variant, requirement or other name that the manifest does not have. */
  UNKNOWN_NAME("A name refers to nothing in the manifest"),
  /** A range that {@code config/ports.yaml} does not have. */
  UNKNOWN_PORT_RANGE("A port range does not exist"),
  /** A secret that stands where everyone can read it. */
  SECRET_VALUE("A secret stands in the templates"),

  // ---- templates ----

  /** A template that FreeMarker cannot parse. */
  TEMPLATE_SYNTAX("A template is not well-formed"),
  /** A name that the model does not have. */
  TEMPLATE_UNDEFINED("A template uses a name that is not defined"),
  /** An include of what is not the component's own. */
  TEMPLATE_OUTSIDE("A template reads outside its own folder, or a file that is not there"),
  /** A built-in that templates may not use. */
  TEMPLATE_FORBIDDEN("A template uses what templates may not use"),
  /** A template that takes too long or writes too much. */
  TEMPLATE_LIMITS("A template exceeds a limit"),
  /** A template that fails in another way. */
  TEMPLATE_ERROR("A template fails"),
  /** What should have been replaced but was not. */
  PLACEHOLDER_LEAK("A placeholder or an unfinished word is left"),

  // ---- files of the project ----

  /** A {@code post_copy} step for a file that is not there. */
  POST_COPY_MISSING("A step of post_copy names a file that does not exist"),
  /** A command of a pack from outside. */
  POST_COPY_COMMAND("A pack from outside wants a command run"),
  /** A path that two write. */
  PATH_TAKEN("Two components write the same path"),
  /** A path that is Chimera's or the user's own. */
  PATH_RESERVED("A component writes a path that is reserved"),
  /** An empty folder. */
  EMPTY_FOLDER("A folder of the project is empty"),
  /** A project that changes when nothing changed. */
  NOT_SETTLED("A new project has something left to apply"),

  // ---- Compose ----

  /** A container without a fragment, or a fragment without a container. */
  FRAGMENT_MISSING("A component's Compose fragment is missing or must not be there"),
  /** A fragment that defines something else than its service. */
  COMPOSE_FRAGMENT("A Compose fragment defines something else than its one service"),
  /** A key that authors may not write. */
  COMPOSE_FORBIDDEN_KEY("A service has a key that authors may not write"),
  /** A name that only one checkout could have. */
  COMPOSE_FIXED_NAME("A container has a fixed name"),
  /** A port that only one checkout could have. */
  COMPOSE_FIXED_PORT("A service publishes a host port itself"),
  /** A mount or build context of the machine. */
  COMPOSE_OUTSIDE("A service mounts or builds what is outside the project"),
  /** A bind mount in production. */
  COMPOSE_PRODUCTION_MOUNT("A service bind-mounts code in production"),
  /** A volume that is not declared. */
  COMPOSE_UNKNOWN_VOLUME("A service uses a volume that is not declared"),
  /** A service that cannot tell how it is. */
  COMPOSE_HEALTHCHECK("A service has no healthcheck"),
  /** A variable that {@code .env} does not have. */
  COMPOSE_VARIABLE("A variable is defined nowhere"),
  /** A service that runs nothing. */
  COMPOSE_DEFINITION("A service has neither an image nor a build"),
  /** A file that Compose or its schema refuses. */
  COMPOSE_INVALID("Compose or its schema refuses a Compose file"),

  // ---- services that go together ----

  /** Something that nobody provides. */
  REQUIREMENT_MISSING("A requirement is met by no service"),
  /** Something that several provide. */
  REQUIREMENT_AMBIGUOUS("A requirement is met by more than one service"),
  /** A prefix that two claim. */
  ROUTE_TAKEN("A route is claimed twice"),
  /** A service that nobody can reach. */
  ROUTE_MISSING("No route reaches a service"),
  /** Services that contradict each other in another way. */
  SERVICES_CONTRADICT("The services of a project do not go together"),
  /** A component that could be tried in no project. */
  UNTESTED("Something could not be tried", Level.NOTE),

  // ---- containers ----

  /** A project that does not become healthy. */
  UNHEALTHY("A project did not become healthy");

  /** How bad it is. */
  public enum Level {
    /** The templates must not be used like that. */
    ERROR,
    /** It works, but will surprise somebody. */
    WARNING,
    /** Good to know. */
    NOTE;

    /** Returns the name as reports print it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String title;
  private final Level level;

  Rule(String title) {
    this(title, Level.ERROR);
  }

  Rule(String title, Level level) {
    this.title = title;
    this.level = level;
  }

  /** Returns the id, which never changes, such as {@code unknown-key}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the rule of an id, if there is one. */
  public static Optional<Rule> of(String id) {
    for (Rule rule : values()) {
      if (rule.id().equals(id)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** Returns what is wrong in general, one line without a final full stop. */
  public String title() {
    return title;
  }

  /** Returns how bad it is. */
  public Level level() {
    return level;
  }
}
