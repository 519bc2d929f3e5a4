package org.gongkai.nativeimage;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** The calls of one method in one class, by name, in a lambda or by reference. */
final class SinkCalls {

  private static final String OURS = "org/gongkai/";

  private final ClassNode type;
  private final Sink sink;
  private final JsonBindings bindings;

  SinkCalls(ClassNode type, Sink sink, JsonBindings bindings) {
    this.type = type;
    this.sink = sink;
    this.bindings = bindings;
  }

  /** Tells the bindings what is given to it. */
  void find() {
    for (MethodNode method : type.methods) {
      List<AbstractInsnNode> calls =
          Arrays.stream(method.instructions.toArray()).filter(this::isCall).toList();
      if (calls.isEmpty()) {
        continue;
      }
      var frames = TypeTracker.frames(type, method);
      for (AbstractInsnNode call : calls) {
        Frame<BasicValue> frame = frames[method.instructions.indexOf(call)];
        if (frame != null) {
          judge(method, given(call, frame));
        }
      }
    }
  }

  private boolean isCall(AbstractInsnNode instruction) {
    if (instruction instanceof MethodInsnNode call) {
      return sink.isOf(call.owner, call.name, call.desc) && hasArgument(call.desc);
    }
    return instruction instanceof InvokeDynamicInsnNode lambda
        && lambda.bsmArgs.length == 3
        && lambda.bsmArgs[1] instanceof Handle body
        && sink.isOf(body.getOwner(), body.getName(), body.getDesc())
        && hasArgument(body.getDesc());
  }

  private boolean hasArgument(String descriptor) {
    return Type.getArgumentTypes(descriptor).length > sink.argument();
  }

  private BasicValue given(AbstractInsnNode call, Frame<BasicValue> frame) {
    if (call instanceof MethodInsnNode plain) {
      return top(frame, Type.getArgumentTypes(plain.desc).length).get(sink.argument());
    }
    return inputs((InvokeDynamicInsnNode) call, frame).get(sink.argument());
  }

  /** What a lambda's body is given: first what it took from around it, then its parameters. */
  private static List<BasicValue> inputs(InvokeDynamicInsnNode lambda, Frame<BasicValue> frame) {
    List<BasicValue> inputs =
        new ArrayList<>(top(frame, Type.getArgumentTypes(lambda.desc).length));
    for (Type parameter : ((Type) lambda.bsmArgs[2]).getArgumentTypes()) {
      inputs.add(new BasicValue(parameter));
    }
    int kind = ((Handle) lambda.bsmArgs[1]).getTag();
    boolean isOfAnObject = kind != Opcodes.H_INVOKESTATIC && kind != Opcodes.H_NEWINVOKESPECIAL;
    return isOfAnObject ? inputs.subList(1, inputs.size()) : inputs;
  }

  private static List<BasicValue> top(Frame<BasicValue> frame, int count) {
    List<BasicValue> values = new ArrayList<>();
    for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
      values.add(frame.getStack(i));
    }
    return values;
  }

  private void judge(MethodNode method, BasicValue value) {
    TypedValue more = value instanceof TypedValue typed ? typed : null;
    Type named = more == null ? null : more.named();
    if (named != null) {
      add(named);
    } else if (!isErased(value.getType())) {
      add(value.getType());
    } else if (more != null && more.isParameter()) {
      bindings.follow(new Sink(type.name, method.name, method.desc, more.parameter()));
    } else {
      bindings.addUnknown(type.name.replace('/', '.') + '.' + method.name);
    }
  }

  /** Whether values of it may hold anything. */
  private static boolean isErased(Type type) {
    String name = type.getSort() == Type.OBJECT ? type.getInternalName() : "";
    return (name.startsWith("java/util/") && !name.equals("java/util/UUID"))
        || List.of("java/lang/Object", "java/lang/Record", "java/lang/Class").contains(name);
  }

  private void add(Type found) {
    Type element = found.getSort() == Type.ARRAY ? found.getElementType() : found;
    if (element.getSort() != Type.OBJECT || !element.getInternalName().startsWith(OURS)) {
      return;
    }
    Class<?> bound = load(element);
    if (!TypeReference.class.isAssignableFrom(bound)) {
      bindings.add(bound);
    }
  }

  private static Class<?> load(Type type) {
    try {
      return Class.forName(type.getClassName(), false, SinkCalls.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
