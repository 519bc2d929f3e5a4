package org.gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800000000",
        "+8613800000000",
        "+86 138-0000-0000",
        "0086 138 0000 0000",
        "8613800000000",
        "86-13800000000",
        "013800000000",
        "138 0000 0000",
        "138-0000-0000",
        "138-00000000",
        "1380000-0000",
        "138.0000.0000",
        "138·0000·0000",
        "138—0000—0000",
        "138，0000，0000",
        "138*0000*0000",
        "138***00000000",
        "138/0000/0000",
        "138\n0000\n0000",
        "138-0000 0000",
        "1 3 8 0 0 0 0 0 0 0 0",
        "1.3.8.0.0.0.0.0.0.0.0",
        "1、3、8、0、0、0、0、0、0、0、0",
        "1 38 00 00 00 00",
        "13 80 00 00 00 0",
        "１３８００００００００",
        "１３８　００００　００００",
        "1\u200B3\u200B8\u200B00000000",
        "13\uFEFF800\u2060000000",
        "1\u03363\u03368\u033600000000",
        "①③⑧00000000",
        "𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎",
        "1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0️⃣",
        "一三八零零零零零零零零",
        "一三八〇〇〇〇〇〇〇〇",
        "壹叁捌零零零零零零零零",
        "幺三八零零零零零零零零",
        "一三八 零零零零 零零零零",
        "1三八0000零零0零",
        "19912345678",
        "028-86604811",
        "(028)86604811",
        "（０２８）８６６０４８１１",
        "[0532] 8888 8888",
        "010 6000 0000",
        "02886604811",
        "0755-2233445",
        "0 2 8 8 6 6 0 4 8 1 1",
        "+86-28-86604811",
        "+86 (755) 2233 4455"
      })
  void findsNumbersOfTelephonesHoweverTheyAreWritten(String phone) {
    assertThat(found("请打电话" + phone + "，谢谢")).hasSize(1).allMatch(f -> f.startsWith("PHONE "));
    assertThat(found(phone)).hasSize(1);
    assertThat(Masking.mask(phone, PersonalData.find(phone)).replaceAll("[^0-9]", ""))
        .hasSizeLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "第十二条 国务院令第713号",
        "国办发〔2018〕37号",
        "2026年11月22日",
        "2026-11-22 13:00:00",
        "1986.1.2-1990.3",
        "1986-1-2 1990 3",
        "二〇二六年十一月二十二日",
        "400-810-1388",
        "800 820 8820",
        "4008101388",
        "1,380,000,000元",
        "13800000000元",
        "13800000000.00元",
        "13800000000万元",
        "12800000000",
        "1380000000",
        "138000000000",
        "2138000000001",
        "13.5 26.7 18.9 22.1 3",
        "一、二、三、四、五、六、七、八、九、十、十一",
        "1、2、3、4、5、6、7、8、9、10、11",
        "13371521123A45678X",
        "91510000MA62123458",
        "91110108551385082Q",
        "电话 86604811",
        "0.3712345678",
        "001-2026-1122",
        "12345678901234567890123",
        "共有138万人、0000户",
        "138****0000",
        "138***"
      })
  void findsNoTelephoneInOtherNumbers(String text) {
    assertThat(found(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "11010519491231002X, 11010519491231002X",
    "号码11010519491231002x。, 11010519491231002x",
    "１１０１０５１９４９１２３１００２Ｘ, １１０１０５１９４９１２３１００２Ｘ",
    "110105 19491231 002X, 110105 19491231 002X",
    "110105 19491231 002 X, 110105 19491231 002 X",
    "1101 0519 4912 3100 2X, 1101 0519 4912 3100 2X",
    "440524188001010012-, ''",
    "440524198001010013, 440524198001010013",
    "四四零五二四一九八零零一零一零零一三, 四四零五二四一九八零零一零一零零一三",
    "4-4-0-5-2-4-1-9-8-0-0-1-0-1-0-0-1-3, 4-4-0-5-2-4-1-9-8-0-0-1-0-1-0-0-1-3",
    "440524800101001, 440524800101001",
    "440524 800101 001, 440524 800101 001",
    "440524801301001, ''",
    "440524800230001, ''",
    "990524800101001, ''",
    "440524198001010014, ''",
    "440524198013010013, ''",
    "000524198001010013, ''",
    "440524198001010013A, ''",
    "11010519491231002XY, ''",
    "1440524198001010013, ''"
  })
  void findsIdentityNumbersThatCanExist(String text, String number) {
    assertThat(found(text))
        .isEqualTo(number.isEmpty() ? List.of() : List.of("ID_NUMBER " + number));
  }

  @ParameterizedTest
  @CsvSource({
    "4111111111111111, 4111111111111111",
    "4111 1111 1111 1111, 4111 1111 1111 1111",
    "4111-1111-1111-1111, 4111-1111-1111-1111",
    "卡号６２２２０２１００１１１６２４５７０２。, ６２２２０２１００１１１６２４５７０２",
    "6222021001116245706, ''",
    "378282246310005, 378282246310005",
    "4111111111111112, ''",
    "0000000000000000, ''",
    "1111111111111117, ''",
    "4111111111111111A, ''",
    "41111111111111110000, ''",
    "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1, 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
    "4222222222222, 4222222222222",
    "41 1111 11111 11111, ''"
  })
  void findsBankCardsWhoseCheckDigitIsRight(String text, String number) {
    assertThat(found(text))
        .isEqualTo(number.isEmpty() ? List.of() : List.of("BANK_CARD " + number));
  }

  @ParameterizedTest
  @CsvSource({
    "发到abc.d+e@example.com。, abc.d+e@example.com",
    "ＡＢＣ＠ｅｘａｍｐｌｅ．ｃｏｍ, ＡＢＣ＠ｅｘａｍｐｌｅ．ｃｏｍ",
    "abc @ example . com, abc @ example . com",
    "邮箱a_b-c@mail.example.gov.cn.谢谢, a_b-c@mail.example.gov.cn",
    "请@平安青禾看一看, ''",
    "a@b, ''",
    "@example.com, ''",
    "***@***, ''"
  })
  void findsMailAddresses(String text, String mail) {
    assertThat(found(text)).isEqualTo(mail.isEmpty() ? List.of() : List.of("EMAIL " + mail));
  }

  @ParameterizedTest
  @CsvSource({
    "某某路12号3栋2单元501室, 12号3栋2单元501室",
    "幸福小区3号楼, 3号楼",
    "青禾镇和平村5组12号, 5组12号",
    "青禾镇和平村五组十二号, 五组十二号",
    "人民路１２号, １２号",
    "人民路 12 号，3栋, ''",
    "人民路12号，3栋, '12号，3栋'",
    "人民路12-1号, 12-1号",
    "人民路甲12号, 甲12号",
    "住阳光花园A座1203室, A座1203室",
    "幸福小区3-2-501, 3-2-501",
    "幸福小区3栋501, 3栋501",
    "人民路12号附3号, 12号附3号",
    "我住3栋2单元501室, 3栋2单元501室",
    "东里3号楼2门201室, 3号楼2门201室",
    "长安街88弄6号, 88弄6号"
  })
  void findsTheHouseLevelOfAddresses(String text, String part) {
    assertThat(found(text)).isEqualTo(part.isEmpty() ? List.of() : List.of("ADDRESS " + part));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "青禾镇人民路",
        "青禾镇和平村",
        "和平村5组",
        "第十二条",
        "3号文",
        "地铁2号线",
        "人民路3号地块",
        "人民路3号线",
        "我们村12号开会",
        "本小区12号停水",
        "这条路12号开工",
        "这里12号下雨",
        "11月12号",
        "行政中心501室",
        "小区3号门太窄",
        "人民路2026年11月22日",
        "人民路2026-11-22",
        "三号文件第五条",
        "建议在人民路增设3个站点",
        "村民12户",
        "2022年2号公告",
        "青禾镇2024年",
        "某某路***"
      })
  void findsNoAddressInPlacesAndOtherNumbers(String text) {
    assertThat(found(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "姓名：张样例, 张样例",
    "姓名:张样例 电话无, 张样例",
    "联系人：甲某某，青禾镇, 甲某某",
    "联系人：甲某某电话见附件, 甲某某",
    "联系人及电话：甲某某, 甲某某",
    "联系人姓名：欧阳样例, 欧阳样例",
    "联系人：甲某某工作单位, 甲某某",
    "姓名：甲样例关于第三条, 甲样例",
    "姓名：阿不都·某某某, 阿不都·某某某",
    "姓　名：张样例, ''",
    "姓名　张样例, 张样例",
    "姓名是张样例。, 张样例",
    "姓名：张　某, 张　某",
    "姓名：张 样 例, 张 样 例",
    "姓名：张\u200B样例, 张\u200B样例",
    "本人李样例, 李样例",
    "本人李样例，住青禾镇, 李样例",
    "本人姓名：李样例, 李样例",
    "我叫王样例。, 王样例",
    "申请人（签名）：赵样例, 赵样例",
    "户主：钱样例（签字）, 钱样例"
  })
  void findsNamesBesideLabels(String text, String name) {
    assertThat(found(text)).isEqualTo(name.isEmpty() ? List.of() : List.of("NAME_LABEL " + name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "本人认为第三条应当修改",
        "本人同意",
        "本人支持。",
        "本人高度赞同，",
        "本人曾在，",
        "本人常住，青禾镇",
        "本人居住在青禾镇",
        "我叫不出名字",
        "姓名：",
        "姓名：匿名",
        "姓名：保密",
        "姓名、电话",
        "姓名 电话 地址",
        "姓名：张**",
        "联系人：政务公开办公室",
        "联系人：某工作人员",
        "联系人应当公开",
        "申请人应当提交材料",
        "负责人要带头接受采访",
        "公开姓名的规定"
      })
  void findsNoNameInCommonWords(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void givesTheRangesOfAllFindingsInOrder() {
    String text = "𠮷先生：姓名：张样例，电话１３８-0000-0000，a@example.com";
    assertThat(found(text))
        .containsExactly("NAME_LABEL 张样例", "PHONE １３８-0000-0000", "EMAIL a@example.com");
  }

  @Test
  void tellsNumbersApartThatFollowEachOther() {
    assertThat(found("13800000000 13900000000"))
        .containsExactly("PHONE 13800000000", "PHONE 13900000000");
    assertThat(found("400 810 1388 138 0000 0000")).containsExactly("PHONE 138 0000 0000");
    assertThat(found("13800000000一天打三次")).containsExactly("PHONE 13800000000");
    assertThat(found("13800000000\n2. 第二条")).containsExactly("PHONE 13800000000");
    assertThat(found("440524198001010013 13800000000"))
        .containsExactly("ID_NUMBER 440524198001010013", "PHONE 13800000000");
  }

  private static List<String> found(String text) {
    return PersonalData.find(text).stream()
        .map(f -> f.kind() + " " + text.substring(f.start(), f.end()))
        .collect(Collectors.toList());
  }
}
