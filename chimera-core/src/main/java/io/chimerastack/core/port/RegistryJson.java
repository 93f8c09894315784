package io.chimerastack.core.port;

import io.chimerastack.model.Port;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.MinimalPrettyPrinter;

/**
 * The text of {@code ports.json}: a version and one lease per line. Times are numbers, seconds
 * since 1970 for a lease and milliseconds for a process, because date formats are slow to start.
 */
final class RegistryJson {
  private static final int VERSION = 1;
  private static final String DIRECTORY = "directory";
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Puts each item of an array on a line of its own; everything else stays on one line. */
  private static final class Lines extends ObjectWriteContext.Base {
    private final MinimalPrettyPrinter printer =
        new MinimalPrettyPrinter() {
          @Override
          public void beforeArrayValues(JsonGenerator json) {
            json.writeRaw('\n');
          }

          @Override
          public void writeArrayValueSeparator(JsonGenerator json) {
            json.writeRaw(",\n");
          }

          @Override
          public void writeEndArray(JsonGenerator json, int values) {
            json.writeRaw("\n]");
          }
        };

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  private final FileSystem fileSystem;

  /** Creates a reader and writer for leases of directories in {@code fileSystem}. */
  RegistryJson(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  /**
   * What a text holds.
   *
   * @param leases every lease, or those before the fault
   * @param fault what is wrong with the text; empty if it is sound
   */
  record Reading(List<Lease> leases, String fault) {}

  byte[] write(List<Lease> leases) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + leases.size() * 200);
    try (JsonGenerator json = FACTORY.createGenerator(new Lines(), bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("version", VERSION);
      json.writeName("leases");
      json.writeStartArray();
      leases.forEach(lease -> write(json, lease));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Lease lease) {
    json.writeStartObject();
    json.writeStringProperty("instance", lease.instance());
    json.writeStringProperty(DIRECTORY, lease.directory().toString());
    json.writeName("ports");
    json.writeStartObject();
    lease.ports().forEach((variable, port) -> json.writeNumberProperty(variable, port.number()));
    json.writeEndObject();
    json.writeNumberProperty("since", lease.since().getEpochSecond());
    if (lease.state() instanceof LeaseState.Pending pending) {
      json.writeName("pending");
      json.writeStartObject();
      json.writeNumberProperty("pid", pending.owner().pid());
      json.writeNumberProperty("started", pending.owner().started().toEpochMilli());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  Reading read(byte[] bytes) {
    List<Lease> leases = new ArrayList<>();
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      expect(json.nextToken(), JsonToken.START_OBJECT);
      boolean listed = false;
      long version = 0;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("version")) {
          version = number(json);
          if (version != VERSION) {
            return new Reading(List.of(), "its version is " + version + ", not " + VERSION);
          }
        } else if (name.equals("leases")) {
          listed = true;
          readLeases(json, leases);
        } else {
          json.skipChildren();
        }
      }
      if (version == 0 || !listed) {
        throw new IllegalArgumentException("it lacks the version or the leases");
      }
      expect(json.currentToken(), JsonToken.END_OBJECT);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("something follows its end");
      }
      return new Reading(leases, "");
    } catch (JacksonException e) {
      return new Reading(leases, "it is not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Reading(leases, String.valueOf(e.getMessage()));
    }
  }

  private void readLeases(JsonParser json, List<Lease> leases) {
    expect(json.currentToken(), JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      leases.add(readLease(json));
    }
  }

  private Lease readLease(JsonParser json) {
    expect(json.currentToken(), JsonToken.START_OBJECT);
    String instance = "";
    String directory = "";
    Map<String, Port> ports = Map.of();
    long since = 0;
    LeaseState state = new LeaseState.Confirmed();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "instance" -> instance = text(json);
        case DIRECTORY -> directory = text(json);
        case "ports" -> ports = readPorts(json);
        case "since" -> since = number(json);
        case "pending" -> state = new LeaseState.Pending(readOwner(json));
        default -> json.skipChildren();
      }
    }
    return new Lease(
        instance, fileSystem.getPath(directory), ports, Instant.ofEpochSecond(since), state);
  }

  private static Map<String, Port> readPorts(JsonParser json) {
    expect(json.currentToken(), JsonToken.START_OBJECT);
    Map<String, Port> ports = new TreeMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String variable = json.currentName();
      json.nextToken();
      ports.put(variable, new Port((int) Math.max(0, Math.min(number(json), 65_536))));
    }
    return ports;
  }

  private static OwnerProcess readOwner(JsonParser json) {
    expect(json.currentToken(), JsonToken.START_OBJECT);
    long pid = 0;
    long started = 0;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "pid" -> pid = number(json);
        case "started" -> started = number(json);
        default -> json.skipChildren();
      }
    }
    return new OwnerProcess(pid, Instant.ofEpochMilli(started));
  }

  private static long number(JsonParser json) {
    expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT);
    return json.getLongValue();
  }

  private static String text(JsonParser json) {
    expect(json.currentToken(), JsonToken.VALUE_STRING);
    return json.getString();
  }

  private static void expect(@Nullable JsonToken token, JsonToken wanted) {
    if (token != wanted) {
      throw new IllegalArgumentException("it has " + token + " where " + wanted + " belongs");
    }
  }

  /**
   * Returns every directory that a text mentions, however broken it is otherwise, in the order of
   * the text.
   */
  List<Path> directories(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String key = '"' + DIRECTORY + '"';
    List<Path> directories = new ArrayList<>();
    for (int at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
      int start = text.indexOf('"', at + key.length());
      int end = start < 0 ? -1 : endOfString(text, start);
      if (end > 0 && text.substring(at + key.length(), start).strip().equals(":")) {
        directory(text.substring(start, end + 1)).ifPresent(directories::add);
      }
    }
    return directories;
  }

  private static int endOfString(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    return -1;
  }

  private Optional<Path> directory(String quoted) {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), quoted)) {
      json.nextToken();
      Path path = fileSystem.getPath(text(json));
      Lease.checkDirectory(path);
      return Optional.of(path);
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty(); // a broken entry among broken ones
    }
  }
}
