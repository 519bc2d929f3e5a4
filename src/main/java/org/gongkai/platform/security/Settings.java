package org.gongkai.platform.security;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * What an operator configured, by name. A name may come as a property or as an environment
 * variable; those that are looked for by their beginning are compared in lower case with dots.
 */
final class Settings {

  private final Function<String, @Nullable String> values;
  private final Map<String, String> names = new LinkedHashMap<>();

  /**
   * One setting.
   *
   * @param name in lower case, with a dot for every character that is no letter and no digit
   */
  record Setting(String name, String value) {}

  Settings(Function<String, @Nullable String> values, Collection<String> names) {
    this.values = values;
    names.stream().sorted().forEach(name -> this.names.put(dotted(name), name));
  }

  static Settings of(Config config) {
    return new Settings(
        name -> valueOf(config, name),
        StreamSupport.stream(config.getPropertyNames().spliterator(), false).toList());
  }

  private static @Nullable String valueOf(Config config, String name) {
    try {
      return config.getOptionalValue(name, String.class).orElse(null);
    } catch (NoSuchElementException unresolved) {
      // It refers to a setting that is not there; who needs it says so.
      return null;
    }
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.apply(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  boolean isTrue(String name) {
    return get(name).filter(value -> value.equalsIgnoreCase("true")).isPresent();
  }

  /** All settings whose name begins so, written with dots. */
  Stream<Setting> below(String prefix) {
    return names.entrySet().stream()
        .filter(name -> name.getKey().startsWith(prefix))
        .flatMap(name -> get(name.getValue()).map(v -> new Setting(name.getKey(), v)).stream());
  }

  private static String dotted(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ".");
  }
}
