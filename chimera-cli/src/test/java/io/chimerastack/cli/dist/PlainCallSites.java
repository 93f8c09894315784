package io.chimerastack.cli.dist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rewrites compiled classes so that the virtual machine links none of their call sites at run time:
 * lambdas and method references become small classes, the {@code equals}, {@code hashCode} and
 * {@code toString} of records become code. What they do stays the same.
 *
 * <p>A class-data archive of Java 17 keeps the classes behind call sites, but not the links: each
 * is made again in every process, a tenth of a millisecond apiece and several for the first of a
 * kind. Classes from before nestmates (Java 11) and serializable lambdas are left as they are.
 */
final class PlainCallSites {
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
  private static final String RECORDS = "java/lang/runtime/ObjectMethods";
  private static final String SUFFIX = "$$Lambda";

  private final Map<String, ClassNode> classes = new LinkedHashMap<>();
  private final Map<String, ClassNode> added = new LinkedHashMap<>();
  private final Map<String, MethodNode> records = new LinkedHashMap<>();

  /**
   * Rewrites classes that belong together.
   *
   * @param bytecode classes by internal name; whole nests, as the host lists its members
   * @return all of them and those added, by internal name
   */
  static Map<String, byte[]> of(Map<String, byte[]> bytecode) {
    PlainCallSites plain = new PlainCallSites();
    bytecode.forEach((name, bytes) -> plain.classes.put(name, parse(bytes)));
    List<String> touched = new ArrayList<>();
    for (ClassNode host : List.copyOf(plain.classes.values())) {
      if ((host.version & 0xffff) >= Opcodes.V11 && plain.rewrite(host)) {
        touched.add(host.name);
        touched.add(nestHost(host));
      }
    }
    Map<String, byte[]> result = new LinkedHashMap<>(bytecode);
    touched.forEach(name -> result.put(name, bytes(plain.host(name))));
    plain.added.forEach((name, node) -> result.put(name, bytes(node)));
    return result;
  }

  private static ClassNode parse(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, 0);
    return node;
  }

  private static byte[] bytes(ClassNode node) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return writer.toByteArray();
  }

  private static String nestHost(ClassNode node) {
    return node.nestHostClass == null ? node.name : node.nestHostClass;
  }

  private ClassNode host(String name) {
    ClassNode node = classes.get(name);
    if (node == null) {
      throw new IllegalArgumentException("the class " + name + " is missing");
    }
    return node;
  }

  private boolean rewrite(ClassNode host) {
    boolean changed = false;
    for (MethodNode method : host.methods) {
      for (AbstractInsnNode instruction : method.instructions.toArray()) {
        if (instruction instanceof InvokeDynamicInsnNode site) {
          AbstractInsnNode plain = plain(host, site);
          if (plain != null) {
            method.instructions.set(site, plain);
            changed = true;
          }
        }
      }
    }
    if (changed) {
      host.methods.addAll(records.values());
    }
    records.clear();
    return changed;
  }

  private @Nullable AbstractInsnNode plain(ClassNode host, InvokeDynamicInsnNode site) {
    String factory = site.bsm.getOwner() + "." + site.bsm.getName();
    if (factory.equals(LAMBDAS + ".metafactory")) {
      Lambda lambda = Lambda.of(host, site);
      return lambda.isPlain() ? call(host, lambda) : null;
    }
    if (factory.equals(RECORDS + ".bootstrap")) {
      RecordMethod method = new RecordMethod(host, site);
      records.put(method.name(), method.code());
      return new MethodInsnNode(Opcodes.INVOKESTATIC, host.name, method.name(), site.desc, false);
    }
    return null;
  }

  private AbstractInsnNode call(ClassNode host, Lambda lambda) {
    ClassNode nest = host(nestHost(host));
    String name = host.name + SUFFIX + added.size();
    ClassNode node = lambda.toClass(name, nest.name);
    added.put(name, node);
    if (nest.nestMembers == null) {
      nest.nestMembers = new ArrayList<>();
    }
    nest.nestMembers.add(name);
    return lambda.captured().length == 0
        ? new FieldInsnNode(Opcodes.GETSTATIC, name, Lambda.INSTANCE, lambda.type().getDescriptor())
        : new MethodInsnNode(Opcodes.INVOKESTATIC, name, Lambda.MAKE, lambda.site(), false);
  }

  /** Tells whether a method that a handle names can be called from another class of the nest. */
  static boolean callable(ClassNode host, Handle method) {
    if (method.getTag() != Opcodes.H_INVOKESPECIAL) {
      return true;
    }
    // 'super::method' can be called from nowhere else
    return method.getOwner().equals(host.name)
        && host.methods.stream()
            .anyMatch(
                candidate ->
                    candidate.name.equals(method.getName())
                        && candidate.desc.equals(method.getDesc())
                        && (candidate.access & Opcodes.ACC_PRIVATE) != 0);
  }

  /** Returns the wrapper of a primitive type. */
  static Type boxed(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> Type.getType(Boolean.class);
      case Type.CHAR -> Type.getType(Character.class);
      case Type.BYTE -> Type.getType(Byte.class);
      case Type.SHORT -> Type.getType(Short.class);
      case Type.INT -> Type.getType(Integer.class);
      case Type.FLOAT -> Type.getType(Float.class);
      case Type.LONG -> Type.getType(Long.class);
      case Type.DOUBLE -> Type.getType(Double.class);
      default -> type;
    };
  }
}
