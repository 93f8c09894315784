package io.chimerastack.cli.view;

import io.chimerastack.core.check.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The place of a problem as somebody in a directory sees it: files below it by relative path. */
record ShownPlace(String file, boolean below, int line, int column) {
  static ShownPlace of(String where, Path here) {
    Place place = Place.of(where);
    try {
      Path base = here.toAbsolutePath().normalize();
      Path path = base.resolve(place.file()).normalize();
      if (!place.file().isEmpty() && path.startsWith(base) && !path.equals(base)) {
        String file = base.relativize(path).toString().replace('\\', '/');
        return new ShownPlace(file, true, place.line(), place.column());
      }
    } catch (InvalidPathException e) {
      // what is no path is shown as it is
    }
    return new ShownPlace(place.file(), false, place.line(), place.column());
  }

  /** Returns the file as a URI, relative if it is below the directory. */
  String uri() {
    if (!below) {
      try {
        return Path.of(file).toUri().toString();
      } catch (InvalidPathException e) {
        return encoded(file);
      }
    }
    return encoded(file);
  }

  private static String encoded(String path) {
    try {
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e); // an absolute path is always one
    }
  }

  /** Returns {@code file:line:column}, as far as known. */
  @Override
  public String toString() {
    return new Place(file, line, column).toString();
  }
}
