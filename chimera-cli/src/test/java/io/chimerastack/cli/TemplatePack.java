package io.chimerastack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory for {@code --templates}: one small stack, {@code extra/tiny}, whose one component of
 * the same name is a service that serves nothing. Tests replace and add files.
 *
 * @param root the directory
 */
record TemplatePack(Path root) {
  static final String STACK = "extra/tiny";
  static final String MANIFEST = "base/extra/tiny/template.yaml";
  static final String COMPOSE = "base/extra/tiny/compose.yaml.ftl";
  static final String FILES = "base/extra/tiny/files/";
  static final String STACK_MANIFEST = "stacks/extra/tiny/template.yaml";

  static final String SOUND_MANIFEST =
      """
      kind: component
      version: 1.0.0
      title: Tiny
      description: Serves nothing.
      role: extra
      service: tiny
      """;

  /** Makes the pack. */
  static TemplatePack in(Path root) {
    return new TemplatePack(root)
        .with(MANIFEST, SOUND_MANIFEST)
        .with(
            COMPOSE,
            """
            services:
              [=service.id]:
                image: busybox:1.37
                healthcheck:
                  test: "true"
            """)
        .with(
            STACK_MANIFEST,
            """
            kind: stack
            version: 1.0.0
            title: Tiny stack
            description: One service that serves nothing.
            category: extra
            components: [extra/tiny]
            """);
  }

  /** Writes a file of the pack. */
  TemplatePack with(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the pack's directory as it is typed. */
  String option() {
    return "--templates=" + root;
  }
}
