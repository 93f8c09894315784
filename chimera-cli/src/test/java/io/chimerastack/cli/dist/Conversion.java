package io.chimerastack.cli.dist;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** How a value of one type becomes one of another between a functional interface and its body. */
final class Conversion {
  private Conversion() {}

  /** Tells whether {@link #write} can do it. */
  static boolean known(Type from, Type to) {
    if (to.equals(Type.VOID_TYPE) || from.equals(to) || (!primitive(from) && !primitive(to))) {
      return true;
    }
    if (primitive(from) && primitive(to)) {
      return widening(from, to) >= 0;
    }
    if (primitive(from)) {
      return !from.equals(Type.VOID_TYPE);
    }
    return from.equals(PlainCallSites.boxed(to));
  }

  /** Writes the conversion of the value on top of the stack. */
  static void write(MethodVisitor code, Type from, Type to) {
    if (from.equals(to)) {
      return;
    }
    if (to.equals(Type.VOID_TYPE)) {
      code.visitInsn(from.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
    } else if (primitive(from) && primitive(to)) {
      if (widening(from, to) != Opcodes.NOP) {
        code.visitInsn(widening(from, to));
      }
    } else if (primitive(from)) {
      Type box = PlainCallSites.boxed(from);
      String method = Type.getMethodDescriptor(box, from);
      code.visitMethodInsn(Opcodes.INVOKESTATIC, box.getInternalName(), "valueOf", method, false);
    } else if (primitive(to)) {
      String method = to.getClassName() + "Value";
      String type = Type.getMethodDescriptor(to);
      code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, from.getInternalName(), method, type, false);
    } else {
      cast(code, from, to);
    }
  }

  /** Writes a cast between reference types; nothing between primitive ones. */
  static void cast(MethodVisitor code, Type from, Type to) {
    if (!primitive(to) && !from.equals(to) && !to.equals(Type.getType(Object.class))) {
      code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
    }
  }

  private static boolean primitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  /** Returns the instruction that widens a number, {@code NOP} for none, or -1. */
  private static int widening(Type from, Type to) {
    boolean small =
        from.getSort() == Type.BYTE
            || from.getSort() == Type.SHORT
            || from.getSort() == Type.CHAR
            || from.getSort() == Type.INT;
    if (small) {
      return switch (to.getSort()) {
        case Type.INT -> Opcodes.NOP;
        case Type.LONG -> Opcodes.I2L;
        case Type.FLOAT -> Opcodes.I2F;
        case Type.DOUBLE -> Opcodes.I2D;
        default -> -1;
      };
    }
    if (from.getSort() == Type.LONG) {
      return to.getSort() == Type.DOUBLE ? Opcodes.L2D : -1;
    }
    return -1;
  }
}
