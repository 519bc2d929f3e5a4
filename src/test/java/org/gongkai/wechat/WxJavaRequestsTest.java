package org.gongkai.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaCodeLineColor;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.bean.security.WxMaMediaSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.urllink.GenerateUrlLinkRequest;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.bean.WxMpMassTagMessage;
import me.chanjar.weixin.mp.bean.draft.WxMpAddDraft;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftArticles;
import me.chanjar.weixin.mp.bean.draft.WxMpUpdateDraft;
import me.chanjar.weixin.mp.bean.material.WxMpMaterial;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.gongkai.wechat.ClientParts.Clock;
import org.gongkai.wechat.ClientParts.Config;
import org.gongkai.wechat.ScriptedPlatform.Call;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What our client sends, compared with what WxJava, another client of the platform, sends for the
 * same operation. Where the two differ on purpose the difference and its reason stand here.
 */
class WxJavaRequestsTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String OPENID = ScriptedPlatform.OPENID;
  private static final Pattern PART =
      Pattern.compile("name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?");

  private static final Article ARTICLE =
      new Article(
          "征求意见", "青禾镇", "摘要", "<p>正文 &amp; 链接</p>", "https://example.gov.cn/1", "material-1");

  @TempDir Path folder;

  @AfterAll
  static void stop() {
    VERTX.closeAndAwait();
  }

  /** An operation of WxJava. */
  @FunctionalInterface
  private interface Theirs {
    void call(WxMaService mini, WxMpService official) throws Exception;
  }

  /** The same operation of ours. */
  @FunctionalInterface
  private interface Ours {
    Uni<?> call(ClientParts client);
  }

  @TestFactory
  Stream<DynamicTest> asksForTokensAsWxJavaDoes() {
    return Stream.of(
        same(
            Endpoint.TOKEN,
            client -> client.articles.countDrafts(client.gov()),
            (mini, official) -> official.getAccessToken(true),
            // WxJava's forced fetch asks for a new token; we never do.
            Map.of("force_refresh", "ours is always false")));
  }

  @TestFactory
  Stream<DynamicTest> callsTheMiniProgramAsWxJavaDoes() {
    return Stream.of(
        same(
            Endpoint.LOGIN,
            client -> client.login.openidOf("code-1"),
            (mini, official) -> mini.getUserService().getSessionInfo("code-1"),
            Map.of("access_token", "a login needs none")),
        same(
            Endpoint.PHONE,
            client -> client.login.phoneNumberOf("code-1"),
            (mini, official) -> mini.getUserService().getPhoneNumber("code-1"),
            Map.of()),
        same(
            Endpoint.TEXT_CHECK,
            client -> client.checks.checkText(OPENID, "建议“公开”。"),
            (mini, official) ->
                mini.getSecurityService()
                    .checkMessage(
                        WxMaMsgSecCheckCheckRequest.builder()
                            .version("2")
                            .openid(OPENID)
                            .scene(2)
                            .content("建议“公开”。")
                            .build()),
            Map.of("version", "the platform's page says number, WxJava sends text")),
        same(
            Endpoint.MEDIA_CHECK,
            client -> client.checks.checkImage(OPENID, "https://example.gov.cn/p.jpg?t=1&k=2"),
            (mini, official) ->
                mini.getSecurityService()
                    .mediaCheckAsync(
                        WxMaMediaSecCheckCheckRequest.builder()
                            .mediaUrl("https://example.gov.cn/p.jpg?t=1&k=2")
                            .mediaType(2)
                            .version(2)
                            .openid(OPENID)
                            .scene(2)
                            .build()),
            Map.of()),
        same(
            Endpoint.MESSAGE,
            client ->
                client.messages.send(
                    new MessageClient.Message(
                        OPENID,
                        "template-1",
                        "pages/receipt/index?receipt=R1",
                        new TreeMap<>(Map.of("thing1", "关于收费", "phrase2", "已采纳")))),
            (mini, official) ->
                mini.getMsgService()
                    .sendSubscribeMsg(
                        WxMaSubscribeMessage.builder()
                            .toUser(OPENID)
                            .templateId("template-1")
                            .page("pages/receipt/index?receipt=R1")
                            .miniprogramState("formal")
                            .lang("zh_CN")
                            .data(
                                List.of(
                                    new WxMaSubscribeMessage.MsgData("phrase2", "已采纳"),
                                    new WxMaSubscribeMessage.MsgData("thing1", "关于收费")))
                            .build()),
            Map.of()),
        same(
            Endpoint.CODE,
            client -> client.codes.code("c1", "pages/index", 430),
            (mini, official) ->
                mini.getQrcodeService()
                    .createWxaCodeUnlimitBytes(
                        "c1",
                        "pages/index",
                        false,
                        "release",
                        430,
                        true,
                        new WxMaCodeLineColor("0", "0", "0"),
                        false),
            Map.of(
                "auto_color", "defaults of the platform are not sent",
                "is_hyaline", "likewise",
                "line_color", "likewise")),
        same(
            Endpoint.URL_LINK,
            client -> client.codes.urlLink("pages/index", "scene=c1", 30),
            (mini, official) ->
                mini.getLinkService()
                    .generateUrlLink(
                        GenerateUrlLinkRequest.builder()
                            .path("pages/index")
                            .query("scene=c1")
                            .envVersion("release")
                            .expireType(1)
                            .expireInterval(30)
                            .build()),
            Map.of("is_expire", "no longer among the parameters")));
  }

  @TestFactory
  Stream<DynamicTest> callsTheOfficialAccountAsWxJavaDoes() {
    return Stream.of(
        same(
            Endpoint.UPLOAD_IMAGE,
            client -> client.articles.uploadImage(client.gov(), image()),
            (mini, official) -> official.getMaterialService().mediaImgUpload(imageFile().toFile()),
            Map.of()),
        same(
            Endpoint.ADD_MATERIAL,
            client -> client.articles.addMaterial(client.gov(), image()),
            (mini, official) ->
                official
                    .getMaterialService()
                    .materialFileUpload(
                        "image", new WxMpMaterial("a.png", imageFile().toFile(), null, null)),
            Map.of("description", "for videos only")),
        same(
            Endpoint.ADD_DRAFT,
            client -> client.articles.addDraft(client.gov(), ARTICLE),
            (mini, official) ->
                official
                    .getDraftService()
                    .addDraft(WxMpAddDraft.builder().articles(List.of(theirs())).build()),
            Map.of(
                "articles[0].article_type", "news is the default",
                "articles[0].show_cover_pic", "no longer among the parameters")),
        same(
            Endpoint.UPDATE_DRAFT,
            client -> client.articles.updateDraft(client.gov(), "draft-1", ARTICLE),
            (mini, official) ->
                official
                    .getDraftService()
                    .updateDraft(
                        WxMpUpdateDraft.builder()
                            .mediaId("draft-1")
                            .index(0)
                            .articles(theirs())
                            .build()),
            Map.of(
                "articles.article_type", "news is the default",
                "articles.show_cover_pic", "no longer among the parameters")),
        same(
            Endpoint.GET_DRAFT,
            client -> client.articles.draft(client.gov(), "draft-1"),
            (mini, official) -> official.getDraftService().getDraft("draft-1"),
            Map.of()),
        same(
            Endpoint.DELETE_DRAFT,
            client -> client.articles.deleteDraft(client.gov(), "draft-1"),
            (mini, official) -> official.getDraftService().delDraft("draft-1"),
            Map.of()),
        same(
            Endpoint.LIST_DRAFTS,
            client -> client.articles.drafts(client.gov(), 20, 20),
            (mini, official) -> official.getDraftService().listDraft(20, 20, 0),
            Map.of()),
        same(
            Endpoint.COUNT_DRAFTS,
            client -> client.articles.countDrafts(client.gov()),
            (mini, official) -> official.getDraftService().countDraft(),
            Map.of()),
        same(
            Endpoint.SUBMIT,
            client -> client.articles.submit(client.gov(), "draft-1"),
            (mini, official) -> official.getFreePublishService().submit("draft-1"),
            Map.of()),
        same(
            Endpoint.GET_PUBLICATION,
            client -> client.articles.publication(client.gov(), "100000001"),
            (mini, official) -> official.getFreePublishService().getPushStatus("100000001"),
            Map.of()),
        same(
            Endpoint.DELETE_ARTICLE,
            client -> client.articles.deleteArticle(client.gov(), "article-1"),
            (mini, official) -> official.getFreePublishService().deletePush("article-1", 0),
            Map.of()),
        same(
            Endpoint.GET_ARTICLE,
            client -> client.articles.article(client.gov(), "article-1"),
            (mini, official) -> official.getFreePublishService().getArticleFromId("article-1"),
            Map.of()),
        same(
            Endpoint.LIST_ARTICLES,
            client -> client.articles.articles(client.gov(), 0, 20),
            (mini, official) -> official.getFreePublishService().getPublicationRecords(0, 20, 0),
            Map.of()),
        same(
            Endpoint.MASS_SEND,
            client -> client.articles.massSend(client.gov(), "draft-1", "key-1"),
            (mini, official) -> official.getMassMessageService().massGroupMessageSend(mass()),
            Map.of()),
        same(
            Endpoint.GET_MASS,
            client -> client.articles.massState(client.gov(), "1000000001"),
            (mini, official) -> official.getMassMessageService().messageMassGet(1000000001L),
            Map.of()),
        same(
            Endpoint.DELETE_MASS,
            client -> client.articles.deleteMass(client.gov(), "1000000001"),
            (mini, official) -> official.getMassMessageService().delete(1000000001L, 0),
            Map.of("article_idx", "0 or absent: every article")));
  }

  private DynamicTest same(
      Endpoint endpoint, Ours ours, Theirs theirs, Map<String, String> differences) {
    return DynamicTest.dynamicTest(
        endpoint.name(),
        () -> {
          try (ScriptedPlatform platform = new ScriptedPlatform()) {
            Config config = Config.of(platform.url());
            ClientParts client = new ClientParts(VERTX, config, ClientParts.noRedis(), new Clock());
            ours.call(client).await().atMost(PATIENCE);
            Call our = platform.only(endpoint);
            callTheirs(theirs, platform, config);
            List<Call> calls = platform.calls(endpoint);
            Call their = calls.get(calls.size() - 1);
            assertThat(calls).hasSizeGreaterThan(1);
            assertThat(our.method()).isEqualTo(their.method());
            assertThat(without(differences, queryOf(our)))
                .isEqualTo(without(differences, queryOf(their)));
            compareBodies(our, their, differences);
          }
        });
  }

  /** What an invented answer lacks does not matter: the request is what is compared. */
  private static void callTheirs(Theirs theirs, ScriptedPlatform platform, Config config) {
    try {
      theirs.call(mini(platform, config), official(platform, config));
    } catch (Exception unreadable) {
      assertThat(unreadable).isNotNull();
    }
  }

  private static WxMaService mini(ScriptedPlatform platform, Config config) {
    WxMaDefaultConfigImpl settings = new WxMaDefaultConfigImpl();
    settings.setAppid(config.miniId());
    settings.setSecret(ClientParts.MINI_SECRET);
    settings.useStableAccessToken(true);
    settings.setApiHostUrl(platform.url().toString());
    settings.setMaxRetryTimes(0);
    WxMaService service = new WxMaServiceImpl();
    service.setWxMaConfig(settings);
    service.setMaxRetryTimes(0);
    return service;
  }

  private static WxMpService official(ScriptedPlatform platform, Config config) {
    WxMpDefaultConfigImpl settings = new WxMpDefaultConfigImpl();
    settings.setAppId(config.miniId() + "gov");
    settings.setSecret(ClientParts.GOV_SECRET);
    settings.useStableAccessToken(true);
    String root = platform.url().toString();
    settings.setHostConfig(new WxMpHostConfig(root, root, root));
    WxMpService service = new WxMpServiceImpl();
    service.setWxMpConfigStorage(settings);
    service.setMaxRetryTimes(0);
    return service;
  }

  private static void compareBodies(Call our, Call their, Map<String, String> differences) {
    if (our.body().startsWith("--")) {
      assertThat(parts(our)).isEqualTo(without(differences, parts(their)));
      return;
    }
    if (our.raw().length == 0) {
      assertThat(their.raw().length == 0 || their.body().equals("{}")).isTrue();
      return;
    }
    Map<String, Object> ourLeaves = leaves(our.json());
    Map<String, Object> theirLeaves = leaves(their.json());
    Set<String> different = new TreeSet<>();
    Stream.concat(ourLeaves.keySet().stream(), theirLeaves.keySet().stream())
        .filter(
            name ->
                !String.valueOf(ourLeaves.get(name)).equals(String.valueOf(theirLeaves.get(name))))
        .map(name -> known(name, differences.keySet()))
        .forEach(different::add);
    assertThat(different)
        .as("ours %s theirs %s", our.body(), their.body())
        .isSubsetOf(differences.keySet());
  }

  /** A difference may be named by the object that it stands in. */
  private static String known(String name, Set<String> differences) {
    return differences.stream()
        .filter(known -> name.startsWith(known + "."))
        .findFirst()
        .orElse(name);
  }

  private static Map<String, Object> leaves(JsonObject json) {
    Map<String, Object> leaves = new TreeMap<>();
    collect("", json.getMap(), leaves);
    return leaves;
  }

  private static void collect(String name, Object value, Map<String, Object> leaves) {
    if (value instanceof JsonObject object) {
      collect(name, object.getMap(), leaves);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) ->
              collect(name.isEmpty() ? key.toString() : name + "." + key, inner, leaves));
    } else if (value instanceof io.vertx.core.json.JsonArray array) {
      collect(name, array.getList(), leaves);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(name + "[" + i + "]", list.get(i), leaves);
      }
    } else {
      leaves.put(name, value);
    }
  }

  private static Map<String, String> without(
      Map<String, String> differences, Map<String, String> sent) {
    Map<String, String> rest = new TreeMap<>(sent);
    rest.keySet().removeAll(differences.keySet());
    return rest;
  }

  private static Map<String, String> queryOf(Call call) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : call.query().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    // Each fetched a token of its own.
    query.computeIfPresent("access_token", (name, token) -> "present");
    return query;
  }

  /** Names of the parts with what is in them. */
  private static Map<String, String> parts(Call call) {
    Map<String, String> parts = new TreeMap<>();
    String body = new String(call.raw(), StandardCharsets.ISO_8859_1);
    String boundary = body.substring(0, body.indexOf("\r\n"));
    Arrays.stream(body.split(Pattern.quote(boundary), -1))
        .filter(part -> part.contains("\r\n\r\n"))
        .forEach(
            part -> {
              Matcher name = PART.matcher(part);
              assertThat(name.find()).isTrue();
              boolean named = name.group(2) != null && !name.group(2).isEmpty();
              String content = part.substring(part.indexOf("\r\n\r\n") + 4, part.length() - 2);
              parts.put(name.group(1) + (named ? " with a file name" : ""), content);
            });
    return parts;
  }

  private static ImageFile image() {
    return new ImageFile("a.png", "image/png", ScriptedPlatform.PICTURE);
  }

  private Path imageFile() throws IOException {
    return Files.write(folder.resolve("a.png"), ScriptedPlatform.PICTURE);
  }

  private static WxMpDraftArticles theirs() {
    return WxMpDraftArticles.builder()
        .title(ARTICLE.title())
        .author(ARTICLE.author())
        .digest(ARTICLE.digest())
        .content(ARTICLE.content())
        .contentSourceUrl(ARTICLE.sourceUrl())
        .thumbMediaId(ARTICLE.coverId())
        .needOpenComment(0)
        .onlyFansCanComment(0)
        .build();
  }

  private static WxMpMassTagMessage mass() {
    WxMpMassTagMessage message = new WxMpMassTagMessage();
    message.setSendAll(true);
    message.setMsgType("mpnews");
    message.setMediaId("draft-1");
    message.setSendIgnoreReprint(false);
    message.setClientMsgId("key-1");
    return message;
  }
}
