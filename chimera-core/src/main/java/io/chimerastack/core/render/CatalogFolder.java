package io.chimerastack.core.render;

import io.chimerastack.core.catalog.Component;
import io.chimerastack.core.catalog.Stack;
import java.util.SortedSet;
import java.util.function.Function;

/** The files of one component or stack, as its templates see them. */
record CatalogFolder(
    SortedSet<String> paths, Function<String, byte[]> content, Function<String, String> locator)
    implements TemplateFolder {
  static CatalogFolder of(Component component) {
    return new CatalogFolder(component.files(), component::read, component::locate);
  }

  static CatalogFolder of(Stack stack) {
    return new CatalogFolder(stack.files(), stack::read, stack::locate);
  }

  @Override
  public String location(String path) {
    return locator.apply(path);
  }

  @Override
  public byte[] read(String path) {
    return content.apply(path);
  }
}
