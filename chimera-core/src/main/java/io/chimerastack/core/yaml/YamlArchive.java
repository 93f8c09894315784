package io.chimerastack.core.yaml;

import io.chimerastack.core.yaml.YamlNode.Kind;
import io.chimerastack.core.yaml.YamlNode.Place;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents that were parsed beforehand, places included, so that a program need not parse them
 * when it starts. What is in them is not known here: any document can be kept. Immutable.
 */
public final class YamlArchive {
  private static final int FORMAT = 1;

  private final SortedMap<String, ByteBuffer> documents;

  private YamlArchive(SortedMap<String, ByteBuffer> documents) {
    this.documents = documents;
  }

  /**
   * Returns documents as an archive's bytes; the same documents always give the same.
   *
   * @param documents parsed documents by the name that they are asked for
   */
  public static byte[] write(SortedMap<String, YamlNode> documents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      out.writeInt(documents.size());
      for (Map.Entry<String, YamlNode> document : documents.entrySet()) {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        write(document.getValue(), new DataOutputStream(tree));
        write(document.getKey(), out);
        out.writeInt(tree.size());
        tree.writeTo(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(YamlNode node, DataOutputStream out) throws IOException {
    out.writeByte(code(node.kind()));
    write(node.place(), out);
    write(node.keyPlace(), out);
    switch (node.kind()) {
      case MAP -> {
        out.writeInt(node.entries().size());
        for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
          write(entry.getKey(), out);
          write(entry.getValue(), out);
        }
      }
      case LIST -> {
        out.writeInt(node.items().size());
        for (YamlNode item : node.items()) {
          write(item, out);
        }
      }
      case TEXT, NULL -> write(node.raw(), out);
      case INTEGER -> {
        write(node.raw(), out);
        out.writeLong(node.integer().orElseThrow());
      }
      case FLOAT -> {
        write(node.raw(), out);
        out.writeDouble(node.decimal().orElseThrow());
      }
      case BOOLEAN -> {
        write(node.raw(), out);
        out.writeByte(node.flag().orElseThrow() ? 1 : 0);
      }
    }
  }

  private static int code(Kind kind) {
    return switch (kind) {
      case MAP -> 'm';
      case LIST -> 'l';
      case TEXT -> 't';
      case INTEGER -> 'i';
      case FLOAT -> 'f';
      case BOOLEAN -> 'b';
      case NULL -> 'n';
    };
  }

  private static Kind kind(int code) {
    return switch (code) {
      case 'm' -> Kind.MAP;
      case 'l' -> Kind.LIST;
      case 't' -> Kind.TEXT;
      case 'i' -> Kind.INTEGER;
      case 'f' -> Kind.FLOAT;
      case 'b' -> Kind.BOOLEAN;
      case 'n' -> Kind.NULL;
      default -> throw new IllegalArgumentException("the archive is damaged: code " + code);
    };
  }

  private static void write(Place place, DataOutputStream out) throws IOException {
    out.writeInt(place.line());
    out.writeInt(place.column());
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Opens an archive; its documents are read when they are asked for.
   *
   * @throws IllegalArgumentException if the bytes are no archive of this version
   */
  public static YamlArchive of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    try {
      if (in.getInt() != FORMAT) {
        throw new IllegalArgumentException("the archive is of another version");
      }
      SortedMap<String, ByteBuffer> documents = new TreeMap<>();
      for (int count = in.getInt(); count > 0; count--) {
        String name = text(in);
        int size = in.getInt();
        documents.put(name, in.slice(in.position(), size));
        in.position(in.position() + size);
      }
      return new YamlArchive(Collections.unmodifiableSortedMap(documents));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("the archive is cut off", e);
    }
  }

  /**
   * Returns a document, as {@link YamlDocument#parse} of its text would.
   *
   * @param name the name that it was archived under
   * @param source what the document is called in problems
   */
  public Optional<YamlNode> document(String name, String source) {
    ByteBuffer tree = documents.get(name);
    return tree == null
        ? Optional.empty()
        : Optional.of(new Reader(tree.duplicate(), source).node(null, ""));
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private record Reader(ByteBuffer in, String source) {
    YamlNode node(@Nullable YamlNode parent, String step) {
      Kind kind = kind(in.get());
      Place place = place();
      Place key = place();
      return switch (kind) {
        case MAP -> {
          YamlNode map = YamlNode.collection(source, parent, step, place, key, kind);
          Map<String, YamlNode> entries = new LinkedHashMap<>();
          for (int count = in.getInt(); count > 0; count--) {
            String name = text(in);
            entries.put(name, node(map, name));
          }
          map.complete(entries, List.of());
          yield map;
        }
        case LIST -> {
          YamlNode list = YamlNode.collection(source, parent, step, place, key, kind);
          List<YamlNode> items = new ArrayList<>();
          for (int count = in.getInt(); count > 0; count--) {
            items.add(node(list, Integer.toString(items.size())));
          }
          list.complete(Map.of(), items);
          yield list;
        }
        case TEXT, NULL, INTEGER, FLOAT, BOOLEAN -> {
          String raw = text(in);
          yield YamlNode.scalar(source, parent, step, place, key, value(kind, raw), raw);
        }
      };
    }

    private @Nullable Object value(Kind kind, String raw) {
      return switch (kind) {
        case INTEGER -> in.getLong();
        case FLOAT -> in.getDouble();
        case BOOLEAN -> in.get() == 1;
        case NULL -> null;
        case TEXT, MAP, LIST -> raw;
      };
    }

    private Place place() {
      return new Place(in.getInt(), in.getInt());
    }
  }
}
