package org.gongkai.platform.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gongkai.platform.table.TableException.Reason;

/** Expects that a file is refused. */
final class Refused {

  private Refused() {}

  static void because(Reason reason, byte[] file) {
    assertEquals(reason, assertThrows(TableException.class, () -> TableReader.read(file)).reason());
  }

  static void at(Reason reason, int row, int column, byte[] file) {
    TableException refusal = assertThrows(TableException.class, () -> TableReader.read(file));
    assertEquals(
        reason + " " + row + " " + column,
        refusal.reason() + " " + refusal.row() + " " + refusal.column());
  }
}
