package org.gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource({
    "电话13800000000谢谢, 电话138***谢谢",
    "电话+86 138-0000-0000谢谢, 电话138***谢谢",
    "电话１３８００００００００谢谢, 电话138***谢谢",
    "电话一三八零零零零零零零零谢谢, 电话138***谢谢",
    "电话028-86604811谢谢, 电话***谢谢",
    "证号440524198001010013谢谢, 证号***谢谢",
    "卡号4111 1111 1111 1111谢谢, 卡号***谢谢",
    "邮箱abc@example.com谢谢, 邮箱***@***谢谢",
    "住某某路12号3栋2单元501室谢谢, 住某某路***谢谢",
    "姓名：张样例，谢谢, 姓名：张**，谢谢",
    "姓名：欧阳样例，谢谢, 姓名：欧**，谢谢",
    "姓名：𠮷样例，谢谢, 姓名：𠮷**，谢谢",
    "第十二条写得好, 第十二条写得好"
  })
  void leavesNoMoreThanTheRuleAllows(String text, String expected) {
    assertThat(Masking.mask(text, PersonalData.find(text))).isEqualTo(expected);
  }

  @Test
  void masksOverlappingFindingsAsOne() {
    String text = "0123456789";
    assertThat(
            Masking.mask(
                text,
                List.of(
                    new Finding(PersonalDataKind.EMAIL, 4, 8),
                    new Finding(PersonalDataKind.PHONE, 2, 5))))
        .isEqualTo("01***89");
    assertThat(
            Masking.mask(
                text,
                List.of(
                    new Finding(PersonalDataKind.EMAIL, 2, 8),
                    new Finding(PersonalDataKind.EMAIL, 3, 5))))
        .isEqualTo("01***@***89");
    assertThat(
            Masking.mask(
                text,
                List.of(
                    new Finding(PersonalDataKind.ID_NUMBER, 0, 5),
                    new Finding(PersonalDataKind.ID_NUMBER, 5, 10))))
        .isEqualTo("******");
  }

  @Test
  void keepsOneOrTwoDigitsOfNoNumber() {
    String text = "13800000000号码13800000000@qq.com";
    assertThat(Masking.mask(text, PersonalData.find(text))).isEqualTo("138***号码***");
  }

  @Test
  void takesNoMoreThanOneNumberForTheRestOfAMaskedOne() {
    String others = " 00000000".repeat(500);
    String text = "13800000000" + others;
    assertThat(Masking.mask(text, PersonalData.find(text))).isEqualTo("***" + others.substring(9));
  }

  @Test
  void givesTheSameTextWhenNothingIsFound() {
    String text = "建议增加公交班次";
    assertThat(Masking.mask(text, List.of())).isSameAs(text);
  }

  @Test
  void refusesFindingsThatAreNotOfTheText() {
    assertThatThrownBy(() -> Masking.mask("短", List.of(new Finding(PersonalDataKind.EMAIL, 0, 9))))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new Finding(PersonalDataKind.EMAIL, 3, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Finding(PersonalDataKind.EMAIL, -1, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "张样例, , 我张样例反对, 我张**反对",
    "张样例, , 我张 样·例反对, 我张**反对",
    "张样例, , 我张\u200B样例反对, 我张**反对",
    "张, , 我姓张反对, 我姓张反对",
    "Li Lei, , I am LI LEI. lilei, I am L**. l**",
    "Li, , Lithium from Li, Lithium from L**",
    ", 8660-4811, 打8660 4811, 打***",
    ", 028-86604811, 打86604811, 打***",
    ", +86 138 0000 0000, 打213800000000000, 打2138***000",
    ", 123456, 打123456, 打123456",
    "**, , 甲**乙, 甲**乙",
    ", , 甲, 甲"
  })
  void masksWhatTheFormSaysOfTheRespondent(
      String name, String phone, String text, String expected) {
    ScreeningResult result =
        new Screening(WordListReader.bundled()).screen(text, new KnownPerson(name, phone));
    assertThat(result.publicText()).isEqualTo(expected);
  }

  @Test
  void knownPersonSaysNothingPersonal() {
    assertThat(new KnownPerson("张样例", "13800000000").toString())
        .isEqualTo("KnownPerson[name=true, phone=true]");
  }
}
