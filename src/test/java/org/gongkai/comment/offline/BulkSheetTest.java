package org.gongkai.comment.offline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongkai.comment.RespondentType;
import org.gongkai.comment.SealedIntake;
import org.gongkai.consultation.ClauseRef;
import org.gongkai.platform.table.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkSheetTest {

  private static final String HEADING = "来源,条款,意见,类型,姓名,电话,同意公开,收到日期,邮戳日期,档号\n";

  @Test
  void readsARowWithEveryColumn() {
    BulkSheet sheet = read(HEADING + "来信,（二）,建议甲。,个人,甲某某,000-00000000,是,2026-03-20,2026/3/6,甲-1\n");
    assertThat(sheet.badRows()).isEmpty();
    assertThat(sheet.rowCount()).isEqualTo(1);
    BulkRow row = sheet.rows().get(0);
    assertThat(row.number()).isEqualTo(2);
    assertThat(row.clause()).isEqualTo("（二）");
    OfflineEntry entry = row.entry();
    assertThat(entry.source()).isEqualTo(OfflineSource.LETTER);
    assertThat(entry.text()).isEqualTo("建议甲。");
    assertThat(entry.respondent().type()).isEqualTo(RespondentType.PERSON);
    assertThat(entry.respondent().name()).isEqualTo("甲某某");
    assertThat(entry.respondent().phone()).isEqualTo("000-00000000");
    assertThat(entry.publishConsent()).isTrue();
    assertThat(entry.receivedOn()).isEqualTo(LocalDate.of(2026, 3, 20));
    assertThat(entry.postmarkedOn()).isEqualTo(LocalDate.of(2026, 3, 6));
    assertThat(entry.archiveNumber()).isEqualTo("甲-1");
  }

  @Test
  void readsEnglishHeadingsInAnyOrderAndWithoutTheOptionalOnes() {
    BulkSheet sheet =
        read(
            """
            Text,receivedOn,SOURCE,publishConsent,respondentType
            建议甲。,2026-03-20,phone,false,LAWYER
            """);
    assertThat(sheet.badRows()).isEmpty();
    OfflineEntry entry = sheet.rows().get(0).entry();
    assertThat(entry.source()).isEqualTo(OfflineSource.PHONE);
    assertThat(entry.publishConsent()).isFalse();
    assertThat(entry.respondent().name()).isNull();
    assertThat(entry.archiveNumber()).isNull();
  }

  @Test
  void namesEveryFaultOfARow() {
    BulkSheet sheet =
        read(
            HEADING
                + "微信,,,机器人,"
                + "名".repeat(41)
                + ",打给我,也许,昨天,明天,"
                + "9".repeat(101)
                + "\n来电,,建议乙。,个人,,,是,2026-03-20,,\n");
    assertThat(sheet.rows()).hasSize(1);
    assertThat(sheet.rows().get(0).number()).isEqualTo(3);
    assertThat(sheet.badRows()).hasSize(1);
    assertThat(sheet.badRows().get(0).number()).isEqualTo(2);
    assertThat(sheet.badRows().get(0).faults())
        .extracting(EntryFault.Found::field)
        .containsExactlyInAnyOrder(
            "source",
            "text",
            "respondentType",
            "name",
            "phone",
            "publishConsent",
            "receivedOn",
            "postmarkedOn",
            "archiveNumber");
  }

  @Test
  void namesWhatIsMissing() {
    BulkSheet sheet = read(HEADING + ",,,,甲某某,,,,,\n");
    assertThat(sheet.badRows().get(0).faults())
        .extracting(EntryFault.Found::field)
        .containsExactlyInAnyOrder(
            "source", "text", "respondentType", "publishConsent", "receivedOn");
  }

  @Test
  void readsNoRowUnderAWrongHeading() {
    BulkSheet sheet = read("来源,意见,text,年龄,类型,收到日期\n来电,甲,甲,30,个人,2026-03-20\n");
    assertThat(sheet.rows()).isEmpty();
    assertThat(sheet.badRows().get(0).number()).isEqualTo(1);
    assertThat(sheet.badRows().get(0).faults())
        .extracting(EntryFault.Found::fault)
        .containsExactlyInAnyOrder(
            EntryFault.COLUMN_TWICE, EntryFault.COLUMN_UNKNOWN, EntryFault.COLUMN_MISSING);
    assertThat(sheet.heading("年龄")).isEqualTo("年龄");
    assertThat(sheet.heading("")).isNull();
  }

  @Test
  void refusesATableWithoutRows() {
    assertThat(read(HEADING).badRows().get(0).faults())
        .extracting(EntryFault.Found::fault)
        .containsExactly(EntryFault.NO_ROWS);
  }

  // --- Words

  @ParameterizedTest
  @CsvSource({
    "来信, LETTER",
    "信函, LETTER",
    "传真, FAX",
    "电子邮件, EMAIL",
    "来电, PHONE",
    "听证会, HEARING",
    "座谈会, SYMPOSIUM",
    "来访, VISIT",
    "问卷调查, SURVEY",
    "letter, LETTER"
  })
  void knowsSourcesByTheirNames(String word, OfflineSource source) {
    assertThat(BulkWords.source(word)).isEqualTo(source);
  }

  @ParameterizedTest
  @EnumSource
  void knowsEverySource(OfflineSource source) {
    assertThat(BulkWords.source(source.name())).isEqualTo(source);
  }

  @ParameterizedTest
  @EnumSource
  void knowsEveryType(RespondentType type) {
    assertThat(BulkWords.type(type.name())).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MINI_PROGRAM", "APP", "微信", "x"})
  void knowsNoOtherSource(String word) {
    assertThat(BulkWords.source(word)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01", "2026/3/1", "2026.3.1", "2026年3月1日", "2026-03-01T00:00:00"})
  void readsDaysAsPeopleWriteThem(String day) {
    assertThat(BulkWords.day(day)).isEqualTo(LocalDate.of(2026, 3, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-13-01",
        "26-03-01",
        "20260301",
        "03/01/2026",
        "46082",
        "-1-1-1"
      })
  void readsNoOtherDay(String day) {
    assertThat(BulkWords.day(day)).isNull();
  }

  // --- Clauses

  @Test
  void findsClausesByLabelAndById() {
    ClauseRef one = clause("（一）");
    ClauseRef other = clause("（二）");
    ClauseRef again = clause("（二）");
    ClauseRef gone = clause("（九）");
    BulkClauses clauses = new BulkClauses(List.of(one, other, again), List.of(gone));
    assertThat(clauses.find("（一）")).containsExactly(one);
    assertThat(clauses.find("( 一 )")).containsExactly(one);
    assertThat(clauses.find("（二）")).containsExactly(other, again);
    assertThat(clauses.find("（三）")).isEmpty();
    assertThat(clauses.find(gone.id().toString())).containsExactly(gone);
    assertThat(clauses.find(UUID.randomUUID().toString())).isEmpty();
  }

  private static ClauseRef clause(String label) {
    return new ClauseRef(1, UUID.randomUUID(), label, "甲。");
  }

  private static BulkSheet read(String table) {
    return BulkSheet.of(
        TableReader.read(table.getBytes(UTF_8)),
        entry -> new SealedIntake(entry.respondent().type(), null, null, "匿名", entry.text(), ""));
  }
}
