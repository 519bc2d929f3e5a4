package org.gongkai.screening;

import java.util.Set;

/** Family names as a hint that a name begins. Rare ones that are common words are left out. */
final class Surnames {

  private static final Set<String> DOUBLE =
      Set.of("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "夏侯", "端木", "司徒", "独孤");

  private static final String SINGLE =
      "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦马苗凤花俞袁柳鲍史唐费"
          + "廉岑薛雷贺倪汤滕殷罗郝邬毕傅齐康伍余顾孟黄穆萧肖尹姚邵汪祁毛狄贝戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾江童颜郭梅盛林"
          + "刁钟徐邱丘骆夏蔡田樊胡凌霍虞柯管卢莫裘丁邓郁洪包左石崔吉龚程邢裴陆荣翁荀甄曲储靳段焦侯宁仇甘厉戎祖武符刘景詹束龙叶司"
          + "黎薄白怀蒲邰赖卓蔺屠蒙池乔阴闻莘党翟谭贡姬申冉桑桂牛寿边扈燕冀郏浦尚农温庄晏柴瞿阎充慕连茹习艾鱼容古易廖庾居衡步耿"
          + "匡寇广禄东殴沃利蔚越师巩聂晁敖融冷辛那简饶沙鞠丰巢蒯游竺佘甲乙丙丁戊己庚辛高于曾方万常任关安严余涂覃";

  /** Words that begin with a family name. */
  private static final Set<String> WORDS =
      Set.of(
          "高度", "高兴", "高中", "高龄", "于此", "于今", "曾经", "曾在", "方便", "方面", "方才", "万分", "万一", "常年", "常住",
          "常常", "任职", "任何", "关于", "关注", "关心", "安全", "安装", "安置", "严重", "严格", "连续", "包括", "左右", "尚未",
          "尚且", "广大", "那么", "那个", "居住", "利用", "易于", "时常", "许多", "许可", "何时", "何必", "何况", "白天", "花费",
          "费用", "农民", "党员", "连同", "管理", "师范", "温馨", "简单", "充分", "尤其", "武断", "司机", "牛年", "金额", "申请",
          "余下", "东西", "习惯", "容易", "步行", "平时", "范围", "边远", "经常", "明确", "马上", "项目", "和睦", "石材");

  private Surnames() {}

  /** How many characters of the string are a family name at its beginning: 0, 1 or 2. */
  static int length(String name) {
    if (name.length() >= 2 && DOUBLE.contains(name.substring(0, 2))) {
      return 2;
    }
    boolean word = name.length() >= 2 && WORDS.contains(name.substring(0, 2));
    return !word && !name.isEmpty() && SINGLE.indexOf(name.codePointAt(0)) >= 0 ? 1 : 0;
  }
}
