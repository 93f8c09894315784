package io.chimerastack.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The commands, in the order of the help text. A command's class loads only when the command runs.
 */
enum CommandName {
  CREATE {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new CreateCommand(surroundings);
    }
  },
  LIST {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new ListCommand(surroundings);
    }
  },
  UP {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new UpCommand(surroundings);
    }
  },
  DOWN {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new DownCommand(surroundings);
    }
  },
  STATUS {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new StatusCommand(surroundings);
    }
  },
  LOGS {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new LogsCommand(surroundings);
    }
  },
  OPEN {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new OpenCommand(surroundings);
    }
  },
  DIFF {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new DiffCommand(surroundings);
    }
  },
  APPLY {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new ApplyCommand(surroundings);
    }
  },
  PORTS {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new PortsCommand(surroundings);
    }
  },
  TEMPLATE {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new TemplateCommand(surroundings);
    }
  },
  COMPLETION {
    @Override
    Callable<Integer> command(Surroundings surroundings) {
      return new CompletionCommand(surroundings);
    }
  };

  /** Makes the command. */
  abstract Callable<Integer> command(Surroundings surroundings);

  /** Returns the name as it is typed. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the command of that name, if there is one. */
  static Optional<CommandName> of(String id) {
    for (CommandName name : values()) {
      if (name.id().equals(id)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** Returns every name as it is typed, in the order of the help text. */
  static List<String> ids() {
    return List.of(values()).stream().map(CommandName::id).toList();
  }
}
