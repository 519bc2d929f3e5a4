package org.gongkai.nativeimage;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** The types of settings. */
final class ConfigurationTypes {

  /**
   * Read by converters that SmallRye Config and Quarkus bring, and address types that are read by
   * their constructors, which Quarkus registers.
   */
  private static final Set<Class<?>> READABLE =
      Set.of(
          String.class,
          Boolean.class,
          Integer.class,
          Long.class,
          Double.class,
          Duration.class,
          Path.class,
          MemorySize.class,
          URI.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class);

  private final Set<String> unreadable = new TreeSet<>();

  private ConfigurationTypes() {}

  /** Settings of the mappings that nothing is known to read, as {@code Type.method: Class}. */
  static Set<String> unreadable(Collection<? extends Class<?>> mappings) {
    ConfigurationTypes types = new ConfigurationTypes();
    mappings.forEach(types::look);
    return types.unreadable;
  }

  static boolean isMapping(Class<?> type) {
    return type.isAnnotationPresent(ConfigMapping.class);
  }

  private void look(Class<?> mapping) {
    for (Method setting : mapping.getMethods()) {
      if (Modifier.isAbstract(setting.getModifiers())
          && !setting.isAnnotationPresent(WithConverter.class)) {
        look(setting, setting.getGenericReturnType());
      }
    }
  }

  /** Optional, list, set and map: what is in them. */
  private void look(Method setting, Type type) {
    if (type instanceof ParameterizedType several) {
      for (Type part : several.getActualTypeArguments()) {
        look(setting, part);
      }
    } else if (type instanceof Class<?> group && group.isInterface() && !READABLE.contains(group)) {
      look(group);
    } else if (!isReadable(type)) {
      unreadable.add(
          setting.getDeclaringClass().getSimpleName()
              + '.'
              + setting.getName()
              + ": "
              + type.getTypeName());
    }
  }

  private static boolean isReadable(Type type) {
    return type instanceof Class<?> plain
        && (plain.isPrimitive() || plain.isEnum() || READABLE.contains(plain));
  }
}
