package io.chimerastack.core.render;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx2;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateSequenceModel;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets templates see maps, lists, strings, numbers and booleans, and nothing else: no method, field
 * or class of any object.
 */
final class PlainValues implements ObjectWrapper {
  static final PlainValues INSTANCE = new PlainValues();

  private PlainValues() {}

  @Override
  public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return new SimpleScalar(text);
    }
    if (value instanceof Map<?, ?> map) {
      return new Hash(map);
    }
    if (value instanceof List<?> list) {
      return new Sequence(list);
    }
    if (value instanceof Boolean flag) {
      return flag ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
    }
    if (value instanceof Number number) {
      return new SimpleNumber(number);
    }
    if (value instanceof TemplateModel model) {
      return model;
    }
    throw new TemplateModelException(
        "a template sees only plain values, not a " + value.getClass().getName());
  }

  /** Returns the model of a template as FreeMarker sees it. */
  static TemplateHashModelEx2 hash(Map<?, ?> map) {
    return new Hash(map);
  }

  private static final class Hash implements TemplateHashModelEx2 {
    private final Map<?, ?> map;

    Hash(Map<?, ?> map) {
      this.map = map;
    }

    @Override
    public @Nullable TemplateModel get(String key) throws TemplateModelException {
      return INSTANCE.wrap(map.get(key));
    }

    @Override
    public boolean isEmpty() {
      return map.isEmpty();
    }

    @Override
    public int size() {
      return map.size();
    }

    @Override
    public TemplateCollectionModel keys() {
      return () -> new Cursor(map.keySet().iterator());
    }

    @Override
    public TemplateCollectionModel values() {
      return () -> new Cursor(map.values().iterator());
    }

    @Override
    public KeyValuePairIterator keyValuePairIterator() {
      return new Pairs(map.entrySet().iterator());
    }
  }

  private static final class Sequence implements TemplateSequenceModel {
    private final List<?> list;

    Sequence(List<?> list) {
      this.list = list;
    }

    @Override
    public @Nullable TemplateModel get(int index) throws TemplateModelException {
      return index >= 0 && index < list.size() ? INSTANCE.wrap(list.get(index)) : null;
    }

    @Override
    public int size() {
      return list.size();
    }
  }

  private record Cursor(Iterator<?> iterator) implements TemplateModelIterator {
    @Override
    public @Nullable TemplateModel next() throws TemplateModelException {
      return INSTANCE.wrap(iterator.next());
    }

    @Override
    public boolean hasNext() {
      return iterator.hasNext();
    }
  }

  private record Pairs(Iterator<? extends Map.Entry<?, ?>> iterator)
      implements TemplateHashModelEx2.KeyValuePairIterator {
    @Override
    public boolean hasNext() {
      return iterator.hasNext();
    }

    @Override
    public TemplateHashModelEx2.KeyValuePair next() {
      Map.Entry<?, ?> entry = iterator.next();
      return new TemplateHashModelEx2.KeyValuePair() {
        @Override
        public @Nullable TemplateModel getKey() throws TemplateModelException {
          return INSTANCE.wrap(entry.getKey());
        }

        @Override
        public @Nullable TemplateModel getValue() throws TemplateModelException {
          return INSTANCE.wrap(entry.getValue());
        }
      };
    }
  }
}
