package io.chimerastack.cli.dist;

import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * A lambda or method reference as {@link java.lang.invoke.LambdaMetafactory} is told of it.
 *
 * @param site descriptor of the call site: what is captured, and the functional interface
 * @param method name of the interface's method
 * @param erased the method's type in the interface
 * @param actual its type where the lambda stands
 * @param body what it calls
 * @param callable whether another class of the nest can call that
 */
record Lambda(String site, String method, Type erased, Type actual, Handle body, boolean callable) {
  /** The field of a generated class that captures nothing. */
  static final String INSTANCE = "INSTANCE";

  /** The method that makes an instance of a generated class. */
  static final String MAKE = "make";

  static Lambda of(ClassNode host, InvokeDynamicInsnNode site) {
    Handle body = (Handle) site.bsmArgs[1];
    return new Lambda(
        site.desc,
        site.name,
        (Type) site.bsmArgs[0],
        (Type) site.bsmArgs[2],
        body,
        PlainCallSites.callable(host, body));
  }

  /** Tells whether a class can do the same. */
  boolean isPlain() {
    return callable && conversions();
  }

  Type[] captured() {
    return Type.getArgumentTypes(site);
  }

  Type type() {
    return Type.getReturnType(site);
  }

  /** Returns the parameters of the body, its receiver first. */
  private Type[] parameters() {
    Type[] declared = Type.getArgumentTypes(body.getDesc());
    if (body.getTag() == Opcodes.H_INVOKESTATIC || body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      return declared;
    }
    Type[] all = new Type[declared.length + 1];
    // a captured receiver may be of a narrower type than the method's owner
    all[0] = Type.getObjectType(body.getOwner());
    System.arraycopy(declared, 0, all, 1, declared.length);
    return all;
  }

  private Type result() {
    return body.getTag() == Opcodes.H_NEWINVOKESPECIAL
        ? Type.getObjectType(body.getOwner())
        : Type.getReturnType(body.getDesc());
  }

  private boolean conversions() {
    Type[] given = actual.getArgumentTypes();
    Type[] wanted = parameters();
    int captured = captured().length;
    for (int i = 0; i < given.length; i++) {
      if (!Conversion.known(given[i], wanted[captured + i])) {
        return false;
      }
    }
    return Conversion.known(result(), actual.getReturnType());
  }

  /** Returns the class that takes the call site's place. */
  ClassNode toClass(String name, String nestHost) {
    ClassNode node = new ClassNode();
    node.version = Opcodes.V17;
    node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    node.name = name;
    node.superName = "java/lang/Object";
    node.interfaces = List.of(type().getInternalName());
    node.nestHostClass = nestHost;
    constructor(node);
    if (captured().length == 0) {
      instance(node);
    } else {
      make(node);
    }
    implementation(node);
    return node;
  }

  private void constructor(ClassNode node) {
    Type[] captured = captured();
    MethodVisitor code =
        node.visitMethod(
            Opcodes.ACC_PRIVATE,
            "<init>",
            Type.getMethodDescriptor(Type.VOID_TYPE, captured),
            null,
            null);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    int local = 1;
    for (int i = 0; i < captured.length; i++) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
      node.visitField(access, field(i), captured[i].getDescriptor(), null, null);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), local);
      code.visitFieldInsn(Opcodes.PUTFIELD, node.name, field(i), captured[i].getDescriptor());
      local += captured[i].getSize();
    }
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
  }

  private void instance(ClassNode node) {
    String type = type().getDescriptor();
    node.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, INSTANCE, type, null, null);
    MethodVisitor code = node.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitTypeInsn(Opcodes.NEW, node.name);
    code.visitInsn(Opcodes.DUP);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, node.name, "<init>", "()V", false);
    code.visitFieldInsn(Opcodes.PUTSTATIC, node.name, INSTANCE, type);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
  }

  private void make(ClassNode node) {
    MethodVisitor code = node.visitMethod(Opcodes.ACC_STATIC, MAKE, site, null, null);
    code.visitTypeInsn(Opcodes.NEW, node.name);
    code.visitInsn(Opcodes.DUP);
    int local = 0;
    for (Type captured : captured()) {
      code.visitVarInsn(captured.getOpcode(Opcodes.ILOAD), local);
      local += captured.getSize();
    }
    String constructor = Type.getMethodDescriptor(Type.VOID_TYPE, captured());
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, node.name, "<init>", constructor, false);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
  }

  private void implementation(ClassNode node) {
    MethodVisitor code =
        node.visitMethod(Opcodes.ACC_PUBLIC, method, erased.getDescriptor(), null, null);
    if (body.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      code.visitTypeInsn(Opcodes.NEW, body.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    Type[] captured = captured();
    for (int i = 0; i < captured.length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, node.name, field(i), captured[i].getDescriptor());
    }
    Type[] given = erased.getArgumentTypes();
    Type[] known = actual.getArgumentTypes();
    Type[] wanted = parameters();
    int local = 1;
    for (int i = 0; i < given.length; i++) {
      code.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), local);
      local += given[i].getSize();
      Conversion.cast(code, given[i], known[i]);
      Conversion.write(code, known[i], wanted[captured.length + i]);
    }
    code.visitMethodInsn(
        opcode(), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    Type returned = erased.getReturnType();
    Conversion.write(code, result(), actual.getReturnType());
    code.visitInsn(returned.getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
  }

  private int opcode() {
    return switch (body.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
      // a private method of the nest, or one that is found by the receiver's class
      default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    };
  }

  private static String field(int index) {
    return "captured" + index;
  }
}
