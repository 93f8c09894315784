package io.chimerastack.cli.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

class PlainCallSitesTest {
  /** Every form of call site that the compiler writes; {@link #get} says what they do. */
  static class Sample implements Supplier<List<String>> {
    private final String name = "sample";
    private final List<String> said = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // every kind of component
    record Point(
        int x,
        long y,
        double z,
        float f,
        boolean b,
        byte t,
        short s,
        char c,
        String text,
        int[] a) {}

    record Empty() {}

    interface Shape {
      default String shape() {
        return "shape";
      }
    }

    static final class Square implements Shape {
      String both() {
        Supplier<String> inherited = Shape.super::shape;
        return inherited.get();
      }
    }

    @Override
    public List<String> get() {
      long captured = 7;
      Runnable nothing = () -> said.add("nothing");
      nothing.run();
      Supplier<String> mine = this::secret;
      LongSupplier widened = () -> captured;
      ToLongFunction<Integer> unboxed = Integer::intValue;
      Function<String, Integer> length = String::length;
      Function<String, StringBuilder> made = StringBuilder::new;
      IntFunction<int[]> array = int[]::new;
      IntBinaryOperator largest = Math::max;
      BiFunction<String, Object, Boolean> equal = String::equals;
      Function<int[], Object> copy = int[]::clone;
      Supplier<String> chained = () -> mine.get() + widened.getAsLong() + name;
      Serializable kept = (Runnable & Serializable) () -> said.add("kept");
      ((Runnable) kept).run();
      said.add(
          String.join(
              " ",
              mine.get(),
              chained.get(),
              Long.toString(widened.getAsLong()),
              Long.toString(unboxed.applyAsLong(3)),
              length.apply("four").toString(),
              made.apply("built"),
              Integer.toString(array.apply(2).length),
              Integer.toString(largest.applyAsInt(1, 9)),
              equal.apply("a", "a").toString(),
              Integer.toString(((int[]) copy.apply(new int[3])).length),
              new Square().both()));
      said.addAll(List.of("b", "a").stream().sorted(String::compareTo).map(s -> s + "!").toList());
      records();
      return said;
    }

    private String secret() {
      return "secret";
    }

    private void records() {
      int[] array = {1};
      Point one = new Point(1, 2, -0.0, Float.NaN, true, (byte) 3, (short) 4, 'c', "t", null);
      Point same = new Point(1, 2, -0.0, Float.NaN, true, (byte) 3, (short) 4, 'c', "t", null);
      Point zero = new Point(1, 2, 0.0, Float.NaN, true, (byte) 3, (short) 4, 'c', "t", null);
      Point other = new Point(1, 2, -0.0, Float.NaN, true, (byte) 3, (short) 4, 'c', "t", array);
      Object nobody = null;
      Object text = "text";
      Empty empty = new Empty();
      said.add(one + " " + empty + " " + one.hashCode() + " " + empty.hashCode());
      said.add(
          ""
              + one.equals(same)
              + one.equals(zero)
              + one.equals(other)
              + one.equals(nobody)
              + one.equals(text)
              + empty.equals(new Empty()));
    }
  }

  /** Defines rewritten classes in place of the compiled ones. */
  private static final class Rewritten extends ClassLoader {
    private final Map<String, byte[]> classes;

    Rewritten(Map<String, byte[]> classes) {
      super(PlainCallSitesTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] bytes = classes.get(name.replace('.', '/'));
      Class<?> loaded = bytes == null ? super.loadClass(name, resolve) : findLoadedClass(name);
      return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
    }
  }

  private static Map<String, byte[]> compiled() throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (Class<?> type :
        List.of(
            PlainCallSitesTest.class,
            Rewritten.class,
            Sample.class,
            Sample.Point.class,
            Sample.Empty.class,
            Sample.Shape.class,
            Sample.Square.class)) {
      String name = type.getName().replace('.', '/');
      try (InputStream in = type.getClassLoader().getResourceAsStream(name + ".class")) {
        classes.put(name, in.readAllBytes());
      }
    }
    return classes;
  }

  @Test
  void givenCallSitesOfEveryForm_whenRewritten_thenTheyDoTheSame() throws Exception {
    Rewritten loader = new Rewritten(PlainCallSites.of(compiled()));

    Constructor<?> constructor = loader.loadClass(Sample.class.getName()).getDeclaredConstructor();
    constructor.setAccessible(true);
    Object rewritten = constructor.newInstance();

    assertThat(rewritten).isNotInstanceOf(Sample.class);
    assertThat(((Supplier<?>) rewritten).get()).isEqualTo(new Sample().get());
  }

  @Test
  void givenCallSitesOfEveryForm_whenRewritten_thenOnlyThoseStayThatMust() throws IOException {
    Map<String, byte[]> rewritten = PlainCallSites.of(compiled());

    assertThat(sites(rewritten, Sample.class)).containsOnly("altMetafactory");
    assertThat(sites(rewritten, Sample.Square.class)).isEmpty();
    assertThat(sites(rewritten, Sample.Point.class)).isEmpty();
    assertThat(sites(compiled(), Sample.class)).hasSizeGreaterThan(12);
  }

  @Test
  void givenTheSameClasses_whenRewrittenTwice_thenTheBytesAreTheSame() throws IOException {
    Map<String, byte[]> first = PlainCallSites.of(compiled());
    Map<String, byte[]> second = PlainCallSites.of(compiled());

    assertThat(second.keySet()).isEqualTo(first.keySet());
    second.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(first.get(name)));
  }

  private static List<String> sites(Map<String, byte[]> classes, Class<?> type) {
    ClassNode node = new ClassNode();
    new ClassReader(classes.get(type.getName().replace('.', '/'))).accept(node, 0);
    List<String> sites = new ArrayList<>();
    node.methods.forEach(
        method ->
            method.instructions.forEach(
                instruction -> {
                  if (instruction instanceof InvokeDynamicInsnNode site) {
                    sites.add(site.bsm.getName());
                  }
                }));
    return sites;
  }
}
