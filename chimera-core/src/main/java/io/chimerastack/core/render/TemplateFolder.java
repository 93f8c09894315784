package io.chimerastack.core.render;

import java.util.SortedSet;

/** All that the templates of one component or stack can see of the outside: its own files. */
interface TemplateFolder {
  /** Returns how a problem names a file of the folder, such as {@code base/a/b/files/x.ftl}. */
  String location(String path);

  /** Returns the paths of the files, relative to the folder. */
  SortedSet<String> paths();

  /** Returns the content of one of {@link #paths}. */
  byte[] read(String path);
}
