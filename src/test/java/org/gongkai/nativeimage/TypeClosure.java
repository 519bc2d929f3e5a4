package org.gongkai.nativeimage;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Our own types that a type brings with it when it is written as JSON or read: those of its fields
 * and getters, of type arguments and of what it extends. Quarkus registers the same for the types
 * of endpoints.
 */
final class TypeClosure {

  private static final String OURS = "org.gongkai.";

  private final Set<Class<?>> found = new LinkedHashSet<>();

  private TypeClosure() {}

  static Set<Class<?>> of(Collection<? extends Type> roots) {
    TypeClosure closure = new TypeClosure();
    roots.forEach(closure::add);
    return closure.found;
  }

  private void add(@Nullable Type type) {
    if (type instanceof ParameterizedType generic) {
      add(generic.getRawType());
      addAll(generic.getActualTypeArguments());
    } else if (type instanceof WildcardType wildcard) {
      addAll(wildcard.getUpperBounds());
    } else if (type instanceof GenericArrayType array) {
      add(array.getGenericComponentType());
    } else if (type instanceof Class<?> plain) {
      addClass(plain);
    }
  }

  private void addAll(Type[] types) {
    for (Type type : types) {
      add(type);
    }
  }

  private void addClass(Class<?> type) {
    if (type.isArray()) {
      add(type.getComponentType());
      return;
    }
    if (!type.getName().startsWith(OURS) || !found.add(type)) {
      return;
    }
    add(type.getGenericSuperclass());
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        add(field.getGenericType());
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isGetter(method)) {
        add(method.getGenericReturnType());
      }
    }
  }

  private static boolean isGetter(Method method) {
    return !Modifier.isStatic(method.getModifiers())
        && method.getParameterCount() == 0
        && (method.getName().startsWith("get") || method.getName().startsWith("is"));
  }
}
