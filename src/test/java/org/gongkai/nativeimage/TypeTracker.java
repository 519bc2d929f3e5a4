package org.gongkai.nativeimage;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SimpleVerifier;

/** Finds of which types the values on a method's stack are. */
final class TypeTracker extends SimpleVerifier {

  private final MethodNode method;

  private TypeTracker(ClassNode owner, MethodNode method) {
    super(
        Opcodes.ASM9,
        Type.getObjectType(owner.name),
        owner.superName == null ? null : Type.getObjectType(owner.superName),
        owner.interfaces.stream().map(Type::getObjectType).toList(),
        (owner.access & Opcodes.ACC_INTERFACE) != 0);
    this.method = method;
    setClassLoader(TypeTracker.class.getClassLoader());
  }

  /** The stack before each instruction; null before one that is never reached. */
  static @Nullable Frame<BasicValue>[] frames(ClassNode owner, MethodNode method) {
    try {
      return new Analyzer<>(new TypeTracker(owner, method)).analyze(owner.name, method);
    } catch (AnalyzerException unreadable) {
      throw new IllegalStateException(owner.name + '.' + method.name, unreadable);
    }
  }

  @Override
  public BasicValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
    int parameter = parameterAt(isInstanceMethod, local);
    return parameter < 0 || type.getSort() != Type.OBJECT
        ? super.newParameterValue(isInstanceMethod, local, type)
        : TypedValue.parameter(type, parameter);
  }

  /** Place among the arguments; -1 for the object itself. Long and double take two local places. */
  private int parameterAt(boolean isInstanceMethod, int local) {
    int at = isInstanceMethod ? 1 : 0;
    Type[] types = Type.getArgumentTypes(method.desc);
    for (int i = 0; i < types.length; i++) {
      if (at == local) {
        return i;
      }
      at += types[i].getSize();
    }
    return -1;
  }

  @Override
  public BasicValue newOperation(AbstractInsnNode instruction) throws AnalyzerException {
    return instruction instanceof LdcInsnNode constant && constant.cst instanceof Type named
        ? TypedValue.named(named)
        : super.newOperation(instruction);
  }

  /** The compiler has checked it. */
  @Override
  protected boolean isSubTypeOf(BasicValue value, BasicValue expected) {
    return true;
  }
}
