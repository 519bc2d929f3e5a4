package org.gongkai.comment.similarity;

import java.util.HashMap;
import java.util.Map;

/**
 * The simplified form of common traditional characters. Not a conversion for reading: it only makes
 * the same text in both scripts comparable, for which the frequent characters are enough.
 */
final class Simplified {

  /** Each traditional character is followed by its simplified form. */
  private static final String PAIRS =
      "們们個个為为這这來来說说時时過过對对會会國国發发後后開开無无關关與与從从經经間间長长現现見见問问題题"
          + "學学進进機机動动業业電电員员實实點点應应當当種种體体樣样區区車车門门場场產产號号處处運运設设還还"
          + "聲声條条務务義义議议論论認认識识記记許许請请談谈證证讀读誰谁調调謝谢讓让語语護护變变費费買买賣卖"
          + "貴贵資资質质責责賠赔錢钱鐵铁鎮镇鐘钟鄰邻鄉乡頭头顧顾顯显預预領领類类願愿風风飛飞飯饭館馆馬马驗验"
          + "驚惊騎骑魚鱼鳥鸟麗丽黃黄齊齐齡龄幾几億亿儀仪優优僅仅價价傷伤備备傳传債债傾倾億亿兒儿內内兩两冊册"
          + "凍冻劃划則则剛刚創创劇剧劑剂勞劳勢势勵励勸劝匯汇協协單单卻却參参雙双啟启員员問问喪丧嘗尝嚴严圍围"
          + "園园圓圆圖图團团執执報报墊垫墻墙壞坏壓压壘垒夠够夢梦奪夺奮奋婦妇媽妈嬰婴孫孙寧宁審审寫写寬宽寶宝"
          + "將将專专導导層层屬属歲岁島岛嶺岭幣币帶带幫帮幹干庫库廁厕廠厂廣广廢废廳厅張张強强彈弹歸归錄录徹彻"
          + "徵征憂忧慮虑態态慣惯憑凭懷怀擔担據据擠挤擴扩擾扰攝摄攔拦損损搶抢擊击換换揮挥擁拥擇择撥拨撿捡敵敌"
          + "數数斷断於于昇升暫暂曉晓曬晒書书東东極极構构槍枪樓楼標标權权橋桥檔档檢检櫃柜歡欢歷历殘残氣气決决"
          + "沒没沖冲況况淨净涼凉減减測测湯汤溫温準准溝沟滅灭滿满漁渔漢汉潔洁濟济濕湿灣湾災灾烏乌煙烟煩烦熱热"
          + "燈灯燒烧營营爐炉爭争爺爷狀状獨独獎奖獲获環环畫画異异療疗瘋疯盡尽監监盤盘眾众睏困礙碍禮礼離离"
          + "稅税積积穩稳窮穷競竞筆笔節节範范築筑簡简糧粮紀纪約约紅红納纳純纯級级紛纷紙纸細细終终組组結结"
          + "給给統统絕绝絲丝綠绿網网維维緊紧線线緩缓練练縣县縮缩總总績绩織织繼继續续罰罚罵骂習习聞闻聯联聽听"
          + "職职肅肃脅胁腦脑腳脚臉脸臟脏舉举舊旧艱艰藝艺節节莊庄葉叶著着蓋盖藥药蘭兰虛虚蟲虫術术衛卫裝装裡里"
          + "製制複复襯衬規规視视覺觉覽览觀观訂订計计訊讯討讨訓训設设訪访評评詞词試试詳详誠诚誤误課课諒谅諮谘"
          + "豐丰貓猫貨货貧贫貼贴貿贸賀贺賞赏賬账購购贈赠趕赶躍跃車车軌轨軍军軟软較较載载輕轻輛辆輪轮輸输轉转"
          + "辦办農农迴回連连週周遊游達达違违遠远適适遲迟選选遺遗邊边釋释針针鋪铺錯错鍵键鎖锁鏡镜鑰钥閉闭閃闪"
          + "閒闲閱阅闊阔隊队階阶際际險险隨随隱隐雖虽雜杂難难雲云靈灵靜静響响頁页順顺須须頓顿頻频額额顏颜養养"
          + "飲饮餘余騙骗髒脏鬆松鬧闹麼么黨党裏里妳你勻匀併并並并佔占彎弯擺摆攤摊稱称籤签緻致"
          + "話话佈布牆墙臺台縫缝繳缴聯联補补訴诉詢询該该貢贡販贩賴赖趨趋蹤踪遞递鄭郑醫医釘钉銷销鋼钢鍋锅陽阳陰阴陳陈陸陆雞鸡";

  private static final Map<Integer, Integer> FORMS = forms();

  private Simplified() {}

  private static Map<Integer, Integer> forms() {
    Map<Integer, Integer> forms = new HashMap<>();
    for (int i = 0; i + 1 < PAIRS.length(); i += 2) {
      forms.put((int) PAIRS.charAt(i), (int) PAIRS.charAt(i + 1));
    }
    return Map.copyOf(forms);
  }

  /** The simplified form; the character itself when it has none here. */
  static int of(int point) {
    return FORMS.getOrDefault(point, point);
  }
}
