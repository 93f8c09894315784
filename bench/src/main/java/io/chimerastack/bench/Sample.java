package io.chimerastack.bench;

import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.model.Capability;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.EnvVar;
import io.chimerastack.model.Provision;
import io.chimerastack.model.Requirement;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A project of any size: service {@code i} needs {@code i - 1} and {@code i / 2}, which gives long
 * chains as well as services that many others need.
 */
final class Sample {
  private Sample() {}

  static List<ServiceNode> services(int size) {
    List<ServiceNode> services = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      services.add(service(i, "Service " + i));
    }
    return services;
  }

  /** Returns the services of {@link #services} with every tenth changed, the last one replaced. */
  static List<ServiceNode> changed(int size) {
    List<ServiceNode> services = services(size);
    for (int i = 0; i < size; i += 10) {
      services.set(i, service(i, "Changed " + i));
    }
    services.remove(size - 1);
    services.add(service(size, "New"));
    return services;
  }

  static List<ComponentId> components(int size) {
    List<ComponentId> ids = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      ids.add(new ComponentId("sample/s" + i));
    }
    return ids;
  }

  /** Returns a catalog of as many components, each with a Compose fragment and one template. */
  static CatalogSource catalog(int size) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(files, "config/ports.yaml", "version: 1\nranges: {}\n");
    for (int i = 0; i < size; i++) {
      String folder = "base/sample/s" + i + "/";
      put(files, folder + "template.yaml", manifest(i));
      put(
          files,
          folder + "compose.yaml.ftl",
          """
          services:
            s%d:
              image: busybox:[=versions.busybox]
              command: ["httpd", "-f", "-p", "80"]
              healthcheck:
                test: ["CMD", "wget", "-qO-", "http://127.0.0.1/"]
                interval: 5s
          """
              .formatted(i));
      put(
          files,
          folder + "files/README.md.ftl",
          """
          # [=service.title] of [=project.name]

          [#list uses?values as provider]
          - needs [=provider.title]
          [/#list]
          """);
    }
    return new InMemory(files, Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet())));
  }

  private static ServiceNode service(int i, String title) {
    return ServiceNode.builder(
            new ServiceId("s" + i), ServiceRole.BACKEND, new ComponentId("sample/s" + i))
        .title(title)
        .provides(
            List.of(
                new Provision(
                    capability(i), List.of(new EnvVar("S" + i + "_URL", "http://s" + i)))))
        .uses(needs(i).stream().map(Sample::requirement).toList())
        .build();
  }

  private static Requirement requirement(int i) {
    return new Requirement("s" + i, List.of(capability(i)), false);
  }

  private static Capability capability(int i) {
    return new Capability("sample/s" + i);
  }

  private static List<Integer> needs(int i) {
    return i < 2 ? List.of() : i / 2 == i - 1 ? List.of(i - 1) : List.of(i / 2, i - 1);
  }

  private static String manifest(int i) {
    StringBuilder text =
        new StringBuilder(
            """
            kind: component
            version: 1.0.0
            title: Service %1$d
            description: Number %1$d of many.
            role: backend
            service: s%1$d
            versions: {busybox: "1.37"}
            provides:
              - capability: sample/s%1$d
                exports: {S%1$d_URL: "http://s%1$d"}
            """
                .formatted(i));
    if (!needs(i).isEmpty()) {
      text.append("uses:\n");
      needs(i)
          .forEach(n -> text.append("  - {name: s%1$d, accepts: [sample/s%1$d]}\n".formatted(n)));
    }
    return text.toString();
  }

  private static void put(SortedMap<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private record InMemory(SortedMap<String, byte[]> files, SortedSet<String> paths)
      implements CatalogSource {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public boolean trusted() {
      return true;
    }

    @Override
    public byte[] read(String path) {
      byte[] content = files.get(path);
      if (content == null) {
        throw new IllegalArgumentException(path);
      }
      return content;
    }
  }
}
