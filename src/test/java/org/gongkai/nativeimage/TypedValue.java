package org.gongkai.nativeimage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * A value on the stack of which more is known than its type: a parameter, or a class by its name.
 */
final class TypedValue extends BasicValue {

  private final int parameter;
  private final @Nullable Type named;

  private TypedValue(Type type, int parameter, @Nullable Type named) {
    super(type);
    this.parameter = parameter;
    this.named = named;
  }

  /** The method's own parameter at a place, from 0. */
  static TypedValue parameter(Type type, int parameter) {
    return new TypedValue(type, parameter, null);
  }

  /** The class of that type, such as {@code String.class}. */
  static TypedValue named(Type named) {
    return new TypedValue(Type.getObjectType("java/lang/Class"), -1, named);
  }

  boolean isParameter() {
    return parameter >= 0;
  }

  int parameter() {
    return parameter;
  }

  @Nullable Type named() {
    return named;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TypedValue value
        && super.equals(other)
        && parameter == value.parameter
        && Objects.equals(named, value.named);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), parameter, named);
  }
}
