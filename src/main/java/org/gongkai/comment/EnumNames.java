package org.gongkai.comment;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists of enum constants in one column: their names, separated by commas. */
public final class EnumNames {

  private static final String SEPARATOR = ",";

  private EnumNames() {}

  /** The names, each once, in the order of the enum. */
  public static <E extends Enum<E>> String write(Collection<E> constants) {
    return constants.stream()
        .distinct()
        .sorted()
        .map(Enum::name)
        .collect(Collectors.joining(SEPARATOR));
  }

  /** Reads what {@link #write} wrote. */
  public static <E extends Enum<E>> List<E> read(Class<E> type, String names) {
    return names.isEmpty()
        ? List.of()
        : Stream.of(names.split(SEPARATOR, -1)).map(name -> Enum.valueOf(type, name)).toList();
  }
}
