package org.gongkai.consultation.anchor;

import java.util.List;
import java.util.Random;

/** Invented administrative sentences, put together from many parts. */
final class Phrases {

  static final String BOILERPLATE = "由县级以上人民政府负责解释。";

  private static final List<String> WHO =
      List.of(
          "县人民政府",
          "青禾镇人民政府",
          "云溪县住房保障主管部门",
          "村民委员会",
          "业主大会筹备组",
          "生态环境部门",
          "市场监督管理部门",
          "公安机关交通管理部门",
          "街道办事处",
          "运营单位",
          "物业服务人",
          "申请人",
          "养老服务机构",
          "供水企业",
          "建设单位",
          "学校",
          "卫生健康部门",
          "数据提供单位",
          "社区居民委员会",
          "财政部门",
          "应急管理部门",
          "农村集体经济组织");
  private static final List<String> WHEN =
      List.of(
          "每年第一季度",
          "自受理之日起%d个工作日内",
          "在汛期到来之前",
          "发现安全隐患时",
          "遇有重大活动时",
          "在项目开工前%d日",
          "收到投诉后%d小时内",
          "经集体讨论后",
          "根据实际需要",
          "在规划编制阶段",
          "合同期满前%d个月",
          "节假日期间",
          "依照法定程序",
          "按照分级负责的原则",
          "在征求公众意见后",
          "必要时");
  private static final List<String> DO =
      List.of(
          "组织开展", "依法审查", "统筹安排", "及时公布", "定期检查", "妥善保管", "逐级上报", "优先保障", "限期整改", "协助办理", "登记造册",
          "委托第三方评估", "严格控制", "停止使用", "免费提供", "按比例分担", "建立并完善", "书面告知", "现场核验", "公开招标采购");
  private static final List<String> WHAT =
      List.of(
          "老旧电梯更新改造方案",
          "生活垃圾分类投放设施",
          "农村饮用水水源保护范围",
          "停车泊位收费标准",
          "住房租赁合同备案材料",
          "公共数据目录",
          "古树名木养护经费",
          "校车运行路线",
          "餐厨废弃物收运台账",
          "建筑工地扬尘监测结果",
          "居家养老服务补贴",
          "防汛抢险物资",
          "集市摊位分配名单",
          "非机动车充电设施",
          "河道采砂许可事项",
          "夜间施工噪声投诉",
          "宅基地审批结果",
          "消防通道标志",
          "历史建筑修缮图纸",
          "犬只免疫登记信息",
          "公共厕所保洁记录",
          "村级财务收支明细",
          "传染病疫情报告",
          "危险房屋鉴定结论",
          "森林防火巡护日志",
          "志愿服务时长",
          "户外广告设置规划",
          "公交线路调整意见",
          "残疾人无障碍通道",
          "粮食应急储备");
  private static final List<String> HOW =
      List.of(
          "不得以任何理由收取费用",
          "并接受群众监督",
          "所需资金列入本级预算",
          "保存期限不少于%d年",
          "单次金额不超过%d元",
          "逾期视为放弃",
          "结果应当在公告栏张贴%d日",
          "涉及个人隐私的应当作匿名处理",
          "参加人员不得少于%d人",
          "可以委托专业机构承担",
          "未经同意不得擅自变更用途",
          "有异议的可以申请复核",
          "具体办法另行制定",
          "每半年通报一次",
          "造成损失的依法赔偿",
          "与年度考核结果挂钩",
          "确有困难的可以延长%d日",
          "做到一户一档",
          "覆盖率达到%d%%以上",
          "符合国家标准的强制性要求");
  private static final List<String> WHY =
      List.of(
          "为了防止资源浪费，",
          "对因自然灾害造成的损失，",
          "涉及两个以上行政区域的，",
          "属于历史遗留问题的，",
          "情节轻微并主动改正的，",
          "对首次违反规定的当事人，",
          "产权不明晰的，",
          "人口密集的城镇社区，",
          "国家另有规定的，",
          "跨年度实施的项目，",
          "",
          "",
          "",
          "");
  private static final List<String> TITLES =
      List.of(
          "总则", "规划与建设", "服务管理", "监督检查", "法律责任", "附则", "保障措施", "资金筹集", "组织领导", "申请条件", "工作程序",
          "安全运行", "信息公开", "应急处置", "考核评价", "公众参与");
  private static final List<String> ITEMS =
      List.of(
          "身份证明",
          "户口簿复印件",
          "近三个月水费缴纳凭证",
          "房屋权属证书",
          "收入情况声明",
          "法定代表人签字的申请书",
          "安全评估报告",
          "施工图纸",
          "相邻业主同意书",
          "车辆行驶证",
          "检验合格标志",
          "营业执照",
          "委托代理协议",
          "健康证明",
          "培训合格证书",
          "无犯罪记录查询结果",
          "银行账户信息",
          "照片两张",
          "环境影响登记表",
          "保险单副本",
          "其他材料",
          "土地使用协议",
          "会议表决记录",
          "专家论证意见");
  private static final String CHARACTERS =
      "依据本地实际适当调整部署推进深化拓宽巩固衔接协同联动闭环清单台账网格智慧绿色低碳韧性宜居均衡普惠便捷规范透明集约高效精准稳妥示范引领督导激励容错问责";

  private final Random random;

  Phrases(Random random) {
    this.random = random;
  }

  String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  String sentence() {
    String text =
        switch (random.nextInt(4)) {
          case 0 ->
              pick(WHY) + pick(WHO) + "应当" + pick(WHEN) + pick(DO) + pick(WHAT) + "，" + pick(HOW);
          case 1 -> pick(WHEN) + "，" + pick(WHO) + pick(DO) + pick(WHAT) + "和" + pick(WHAT);
          case 2 -> pick(WHAT) + "由" + pick(WHO) + "负责，" + pick(HOW) + "，" + pick(HOW);
          default ->
              pick(WHO) + "会同" + pick(WHO) + pick(DO) + pick(WHAT) + "；" + pick(WHY) + pick(HOW);
        };
    return numbers(text) + "。";
  }

  private String numbers(String text) {
    String filled = text;
    while (filled.contains("%d")) {
      filled = filled.replaceFirst("%d", Integer.toString(1 + random.nextInt(60)));
    }
    return filled.replace("%%", "%");
  }

  String clause() {
    StringBuilder text = new StringBuilder();
    int sentences = 1 + random.nextInt(4);
    for (int k = 0; k < sentences; k++) {
      text.append(sentence());
    }
    return text.toString();
  }

  String lead() {
    return pick(WHO) + "办理" + pick(WHAT) + "，应当提交下列材料：";
  }

  String item() {
    return random.nextInt(3) == 0 ? pick(ITEMS) + "和" + pick(ITEMS) + "；" : pick(ITEMS) + "；";
  }

  String title() {
    return pick(TITLES);
  }

  String row() {
    return pick(WHAT) + " " + (1 + random.nextInt(900)) + "元 " + pick(WHO);
  }

  /** Clauses that differ in one name or number only. */
  List<String> nearlyIdentical(int count) {
    String rest = numbers("负责本辖区内" + pick(WHAT) + "的日常管理，" + pick(HOW) + "，" + pick(HOW) + "。");
    return "甲乙丙丁戊己"
        .chars()
        .limit(count)
        .mapToObj(name -> Character.toString(name) + "街道办事处" + rest)
        .toList();
  }

  /** Replaces a share of the characters, in pieces of a few characters. */
  String edited(String text, double share) {
    StringBuilder result = new StringBuilder(text);
    boolean[] done = new boolean[text.length()];
    int left = Math.max(1, (int) Math.round(share * text.length()));
    for (int attempt = 0; left > 0 && attempt < 20 * text.length(); attempt++) {
      int at = random.nextInt(text.length());
      int length = Math.min(Math.min(left, 1 + random.nextInt(8)), text.length() - at);
      for (int k = at; k < at + length; k++) {
        if (!done[k]) {
          char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
          result.setCharAt(k, c == text.charAt(k) ? '改' : c);
          done[k] = true;
          left--;
        }
      }
    }
    return result.toString();
  }
}
