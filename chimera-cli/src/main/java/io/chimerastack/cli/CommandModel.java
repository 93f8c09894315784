package io.chimerastack.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a command's annotations say, as data. The build reads the annotations and keeps the model as
 * a resource, because reading them takes picocli longer than everything it does with them. A
 * command that uses more of picocli than this knows has no resource, and picocli reads its
 * annotations when it runs.
 *
 * @param name the command's name in its help
 * @param description lines of help
 * @param footerHeading the title above the footer
 * @param footer lines of help
 * @param arguments options and parameters
 */
record CommandModel(
    String name,
    List<String> description,
    String footerHeading,
    List<String> footer,
    List<Argument> arguments) {

  /**
   * An option, or a positional parameter if it has no names.
   *
   * @param mixin the field of the command that holds the options it shares with others; empty for
   *     one of its own
   * @param field the field that takes the value
   */
  record Argument(
      String mixin,
      String field,
      List<String> names,
      String label,
      List<String> description,
      String type,
      List<String> elementTypes,
      String arity,
      boolean required,
      boolean help) {

    // picocli's two builders have all these methods, but no type in common that can be named
    private ArgSpec option(Binding binding) {
      return OptionSpec.builder(names.toArray(String[]::new))
          .usageHelp(help)
          .type(typeNamed(type))
          .auxiliaryTypes(elements())
          .arity(arity)
          .required(required)
          .paramLabel(label)
          .description(description.toArray(String[]::new))
          .initialValue(binding.get())
          .getter(binding)
          .setter(binding)
          .build();
    }

    private ArgSpec parameter(Binding binding) {
      return PositionalParamSpec.builder()
          .type(typeNamed(type))
          .auxiliaryTypes(elements())
          .arity(arity)
          .required(required)
          .paramLabel(label)
          .description(description.toArray(String[]::new))
          .initialValue(binding.get())
          .getter(binding)
          .setter(binding)
          .build();
    }

    private Class<?>[] elements() {
      return elementTypes.stream().map(CommandModel::typeNamed).toArray(Class<?>[]::new);
    }
  }

  /** Returns the name of a command's resource. */
  static String resource(CommandName name) {
    return name.id() + ".command";
  }

  /** Returns the model that the build made of a command, if it did. */
  static Optional<CommandModel> kept(CommandName name) {
    try (InputStream in = CommandModel.class.getResourceAsStream(resource(name))) {
      return in == null ? Optional.empty() : Optional.of(read(new DataInputStream(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns picocli's model of a command. */
  CommandSpec toSpec(Object command) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
    spec.usageMessage()
        .description(description.toArray(String[]::new))
        .footerHeading(footerHeading)
        .footer(footer.toArray(String[]::new));
    for (Argument argument : arguments) {
      Object owner =
          argument.mixin.isEmpty()
              ? command
              : new Binding(field(command.getClass(), argument.mixin), command).get();
      Binding binding = new Binding(field(owner.getClass(), argument.field), owner);
      spec.add(argument.names.isEmpty() ? argument.parameter(binding) : argument.option(binding));
    }
    return spec;
  }

  /** Gets and sets a field of a command. */
  private record Binding(Field field, Object owner) implements IGetter, ISetter {
    @Override
    @SuppressWarnings({
      "unchecked",
      "TypeParameterUnusedInFormals"
    }) // picocli knows the field's type
    public <T> T get() {
      try {
        return (T) field.get(owner);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public <T> T set(T value) {
      T before = get();
      try {
        field.set(owner, value);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
      return before;
    }
  }

  private static Field field(Class<?> type, String name) {
    for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
      try {
        Field field = holder.getDeclaredField(name);
        field.setAccessible(true);
        return field;
      } catch (NoSuchFieldException e) {
        // it is inherited
      }
    }
    throw new IllegalStateException(type.getName() + " has no field " + name);
  }

  private static Class<?> typeNamed(String name) {
    if (name.equals("boolean")) {
      return boolean.class;
    }
    if (name.equals("int")) {
      return int.class;
    }
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(name);
      write(description, out);
      out.writeUTF(footerHeading);
      write(footer, out);
      out.writeInt(arguments.size());
      for (Argument argument : arguments) {
        out.writeUTF(argument.mixin);
        out.writeUTF(argument.field);
        write(argument.names, out);
        out.writeUTF(argument.label);
        write(argument.description, out);
        out.writeUTF(argument.type);
        write(argument.elementTypes, out);
        out.writeUTF(argument.arity);
        out.writeBoolean(argument.required);
        out.writeBoolean(argument.help);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(List<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  static CommandModel read(DataInputStream in) throws IOException {
    String name = in.readUTF();
    List<String> description = texts(in);
    String footerHeading = in.readUTF();
    List<String> footer = texts(in);
    List<Argument> arguments = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      arguments.add(
          new Argument(
              in.readUTF(),
              in.readUTF(),
              texts(in),
              in.readUTF(),
              texts(in),
              in.readUTF(),
              texts(in),
              in.readUTF(),
              in.readBoolean(),
              in.readBoolean()));
    }
    return new CommandModel(name, description, footerHeading, footer, arguments);
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
