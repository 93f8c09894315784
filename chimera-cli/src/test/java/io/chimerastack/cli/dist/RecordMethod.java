package io.chimerastack.cli.dist;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * {@code equals}, {@code hashCode} or {@code toString} of a record, as {@link
 * java.lang.runtime.ObjectMethods} would make them: a static method of the record.
 */
final class RecordMethod {
  private static final String OBJECTS = "java/util/Objects";

  private final ClassNode host;
  private final String kind;
  private final String descriptor;
  private final List<Handle> components = new ArrayList<>();

  RecordMethod(ClassNode host, InvokeDynamicInsnNode site) {
    this.host = host;
    this.kind = site.name;
    this.descriptor = site.desc;
    for (int i = 2; i < site.bsmArgs.length; i++) {
      components.add((Handle) site.bsmArgs[i]);
    }
  }

  /** Returns a name that no other method has. */
  String name() {
    return "record$" + kind;
  }

  MethodNode code() {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodNode method = new MethodNode(access, name(), descriptor, null, null);
    switch (kind) {
      case "equals" -> writeEquals(method);
      case "hashCode" -> writeHashCode(method);
      case "toString" -> writeToString(method);
      default -> throw new IllegalArgumentException("a record has no method " + kind);
    }
    method.visitMaxs(0, 0);
    return method;
  }

  private void writeEquals(MethodNode code) {
    Label different = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitTypeInsn(Opcodes.INSTANCEOF, host.name);
    code.visitJumpInsn(Opcodes.IFEQ, different);
    for (Handle component : components) {
      Type type = Type.getType(component.getDesc());
      get(code, 0, component);
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitTypeInsn(Opcodes.CHECKCAST, host.name);
      code.visitFieldInsn(Opcodes.GETFIELD, host.name, component.getName(), component.getDesc());
      switch (type.getSort()) {
        case Type.BOOLEAN, Type.BYTE, Type.SHORT, Type.CHAR, Type.INT ->
            code.visitJumpInsn(Opcodes.IF_ICMPNE, different);
        case Type.LONG -> {
          code.visitInsn(Opcodes.LCMP);
          code.visitJumpInsn(Opcodes.IFNE, different);
        }
        case Type.FLOAT, Type.DOUBLE -> {
          String box = PlainCallSites.boxed(type).getInternalName();
          String compare = Type.getMethodDescriptor(Type.INT_TYPE, type, type);
          code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "compare", compare, false);
          code.visitJumpInsn(Opcodes.IFNE, different);
        }
        default -> {
          String equal = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
          code.visitMethodInsn(Opcodes.INVOKESTATIC, OBJECTS, "equals", equal, false);
          code.visitJumpInsn(Opcodes.IFEQ, different);
        }
      }
    }
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(different);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInsn(Opcodes.IRETURN);
  }

  private void writeHashCode(MethodNode code) {
    code.visitInsn(Opcodes.ICONST_0);
    for (Handle component : components) {
      Type type = Type.getType(component.getDesc());
      code.visitIntInsn(Opcodes.BIPUSH, 31);
      code.visitInsn(Opcodes.IMUL);
      get(code, 0, component);
      if (type.getSort() < Type.ARRAY) {
        String box = PlainCallSites.boxed(type).getInternalName();
        String hash = Type.getMethodDescriptor(Type.INT_TYPE, type);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "hashCode", hash, false);
      } else {
        String hash = "(Ljava/lang/Object;)I";
        code.visitMethodInsn(Opcodes.INVOKESTATIC, OBJECTS, "hashCode", hash, false);
      }
      code.visitInsn(Opcodes.IADD);
    }
    code.visitInsn(Opcodes.IRETURN);
  }

  private void writeToString(MethodNode code) {
    String builder = "java/lang/StringBuilder";
    code.visitTypeInsn(Opcodes.NEW, builder);
    code.visitInsn(Opcodes.DUP);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, builder, "<init>", "()V", false);
    String before = simpleName() + "[";
    for (Handle component : components) {
      append(code, before + component.getName() + "=");
      get(code, 0, component);
      Type type = Type.getType(component.getDesc());
      Type appended =
          switch (type.getSort()) {
            case Type.BYTE, Type.SHORT -> Type.INT_TYPE;
            case Type.ARRAY, Type.OBJECT -> Type.getType(Object.class);
            default -> type;
          };
      append(code, appended);
      before = ", ";
    }
    append(code, components.isEmpty() ? before + "]" : "]");
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, builder, "toString", "()Ljava/lang/String;", false);
    code.visitInsn(Opcodes.ARETURN);
  }

  private static void append(MethodNode code, String text) {
    code.visitLdcInsn(text);
    append(code, Type.getType(String.class));
  }

  private static void append(MethodNode code, Type type) {
    Type builder = Type.getType(StringBuilder.class);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        builder.getInternalName(),
        "append",
        Type.getMethodDescriptor(builder, type),
        false);
  }

  private void get(MethodNode code, int local, Handle component) {
    code.visitVarInsn(Opcodes.ALOAD, local);
    code.visitFieldInsn(Opcodes.GETFIELD, host.name, component.getName(), component.getDesc());
  }

  private String simpleName() {
    for (InnerClassNode inner : host.innerClasses) {
      if (inner.name.equals(host.name)) {
        return inner.innerName;
      }
    }
    return host.name.substring(host.name.lastIndexOf('/') + 1);
  }
}
