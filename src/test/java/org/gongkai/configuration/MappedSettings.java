package org.gongkai.configuration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.common.utils.StringUtil;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.configuration.SourceSettings.Schedule;
import org.gongkai.testsupport.KnownSettings;
import org.jspecify.annotations.Nullable;

/** The settings of all mapping interfaces, as these declare and explain them. */
final class MappedSettings {

  private final InterfaceTexts texts;
  private final PackagedDefaults packaged;
  private final SourceSettings sources;

  private MappedSettings(InterfaceTexts texts, PackagedDefaults packaged, SourceSettings sources) {
    this.texts = texts;
    this.packaged = packaged;
    this.sources = sources;
  }

  /** All of them, by their prefixes. */
  static List<SettingGroup> read(PackagedDefaults packaged, SourceSettings sources)
      throws IOException, ClassNotFoundException {
    MappedSettings settings =
        new MappedSettings(InterfaceTexts.read(KnownSettings.sources()), packaged, sources);
    return KnownSettings.mappings().stream()
        .map(settings::groupOf)
        .sorted(Comparator.comparing(SettingGroup::title))
        .toList();
  }

  private SettingGroup groupOf(Class<?> type) {
    String prefix = type.getAnnotation(ConfigMapping.class).prefix();
    SettingGroup group =
        new SettingGroup(prefix, texts.of(type), new ArrayList<>(), new ArrayList<>());
    walk(prefix, type, group, false);
    return group;
  }

  private void walk(String path, Class<?> type, SettingGroup group, boolean isWithinMap) {
    texts
        .methodsOf(type)
        .forEach(
            (name, meaning) -> {
              Method method = method(type, name);
              WithName given = method.getAnnotation(WithName.class);
              String own = given == null ? StringUtil.skewer(name) : given.value();
              add(path + '.' + own, method, meaning, group, isWithinMap);
            });
  }

  private static Method method(Class<?> type, String name) {
    try {
      return type.getMethod(name);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void add(
      String name, Method method, String meaning, SettingGroup group, boolean isWithinMap) {
    Type type = method.getGenericReturnType();
    if (raw(type) == Map.class) {
      String free = name + (isWithinMap ? ".KEY" : ".NAME");
      Class<?> value = raw(argument(type, 1));
      String names = names(raw(argument(type, 0)));
      if (isPart(value)) {
        group.parts().add("`" + free + "`: " + meaning + names);
        walk(free, value, group, true);
      } else {
        group.settings().add(new Setting(free, "text", packaged.of(free), false, meaning + names));
      }
    } else if (isPart(raw(type))) {
      group.parts().add("`" + name + "`: " + meaning);
      walk(name, raw(type), group, isWithinMap);
    } else {
      boolean isOptional = raw(type) == Optional.class;
      Type known = isOptional ? argument(type, 0) : type;
      String value = value(name, method);
      boolean isRequired = !isOptional && (value == null || (isWithinMap && !hasDefault(method)));
      group
          .settings()
          .add(new Setting(name, type(known, name, method), value, isRequired, meaning));
    }
  }

  private @Nullable String value(String name, Method method) {
    String value = packaged.of(name);
    WithDefault given = method.getAnnotation(WithDefault.class);
    if (value == null && given != null) {
      value = PackagedDefaults.markdown(given.value());
    }
    return value;
  }

  private static boolean hasDefault(Method method) {
    return method.isAnnotationPresent(WithDefault.class);
  }

  private String type(Type type, String name, Method method) {
    Class<?> raw = raw(type);
    if (raw == List.class) {
      return "list of " + type(argument(type, 0), name, method) + "s, separated by commas";
    }
    if (raw == int.class || raw == long.class) {
      return "number" + limits(method);
    }
    if (raw.isEnum()) {
      return constants(raw).map(value -> "`" + value + "`").collect(Collectors.joining(" or "));
    }
    Schedule schedule = sources.schedules().get(name);
    if (schedule != null) {
      return schedule.type();
    }
    return Map.of(
            boolean.class, "`true` or `false`",
            Duration.class, "duration",
            MemorySize.class, "number of bytes, also with `K`, `M` or `G`",
            URI.class, "address",
            Path.class, "file")
        .getOrDefault(raw, Setting.isSecret(name) ? "key" : "text");
  }

  private static String limits(Method method) {
    Min min = method.getAnnotation(Min.class);
    Max max = method.getAnnotation(Max.class);
    if (max != null) {
      return ", " + (min == null ? 0 : min.value()) + " to " + max.value();
    }
    return min == null ? "" : ", at least " + min.value();
  }

  private static String names(Class<?> key) {
    if (!key.isEnum()) {
      return "";
    }
    return constants(key)
        .map(name -> "`" + StringUtil.skewer(name) + "`")
        .collect(Collectors.joining(", ", " `NAME` is one of ", "."));
  }

  private static Stream<String> constants(Class<?> type) {
    return Stream.of(type.getEnumConstants()).map(value -> ((Enum<?>) value).name());
  }

  private static boolean isPart(Class<?> type) {
    return type.isInterface() && type.getName().startsWith("org.gongkai.");
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : (Class<?>) type;
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
