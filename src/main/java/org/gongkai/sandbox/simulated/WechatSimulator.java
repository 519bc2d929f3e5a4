package org.gongkai.sandbox.simulated;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The WeChat platform on loopback: a mini-program and an official account ({@link WechatAccounts}),
 * their tokens, logins, checks, messages, codes, articles and callbacks. It keeps its state as the
 * real one does, answers JSON as {@code text/plain} with HTTP status 200, and refuses by its
 * documented codes whatever the documentation does not know: an unknown field, a wrong type, a
 * value too long.
 *
 * <h2>What decides an answer</h2>
 *
 * <ul>
 *   <li>Login codes: {@code demo-NAME} logs NAME in, any number of times; {@code once-NAME} does so
 *       once; {@code used-NAME} was used before (40163); {@code blocked-NAME} is refused (40226);
 *       {@code busy} finds the platform busy (-1); every other one is invalid (40029). NAME's
 *       openid is {@code oSandbox-NAME}.
 *   <li>Codes of telephone numbers: {@code phone-13800000000} gives that number, {@code
 *       phone-other-13800000000} one with the watermark of another app, {@code busy} finds the
 *       platform busy, every other one is invalid.
 *   <li>Texts to check: one that holds {@code 测试复核} needs a person, {@code 测试违规} is risky, {@code
 *       测试繁忙} finds the platform busy; every other one passes. The author must have logged in
 *       within two hours (61010).
 *   <li>Addresses of images to check: one that holds {@code risky}, {@code review} or {@code
 *       unreachable} is judged so by the callback; every other one passes.
 *   <li>Subscribe messages: the templates of {@link WechatTemplates}; a value with {@code 测试敏感} is
 *       refused (45168); a second message to a user while one is under way (43108, with {@link
 *       Fault#LATENCY}).
 * </ul>
 *
 * <h2>What is shown</h2>
 *
 * <ul>
 *   <li>A published article: its {@code content_source_url}, its title.
 *   <li>A message to all: {@code mass:} and the {@code content_source_url}, the title.
 *   <li>A delivered subscribe message: {@code openid template values}, its values as {@code
 *       key=value|key=value} in the order of their keys.
 * </ul>
 *
 * <p>How to steer it over HTTP is told at {@link WechatControls}. {@link #clear()} also forgets
 * drafts, publications, messages and agreements, and puts every switch and quota back; tokens,
 * logins, images, templates and the addresses of callbacks stay.
 */
public final class WechatSimulator extends SimulatedPlatform {

  /** Path of access tokens. */
  public static final String TOKEN = "/cgi-bin/stable_token";

  /** Path of logins. */
  public static final String LOGIN = "/sns/jscode2session";

  /** Path of telephone numbers. */
  public static final String PHONE = "/wxa/business/getuserphonenumber";

  /** Path of checks of texts. */
  public static final String TEXT_CHECK = "/wxa/msg_sec_check";

  /** Path of checks of images. */
  public static final String MEDIA_CHECK = "/wxa/media_check_async";

  /** Path of subscribe messages. */
  public static final String MESSAGE = "/cgi-bin/message/subscribe/send";

  /** Path of codes to scan. */
  public static final String CODE = "/wxa/getwxacodeunlimit";

  /** Path of links into the mini-program. */
  public static final String URL_LINK = "/wxa/generate_urllink";

  /** Path of images for articles' texts. */
  public static final String UPLOAD_IMAGE = "/cgi-bin/media/uploadimg";

  /** Path of the library's images. */
  public static final String ADD_MATERIAL = "/cgi-bin/material/add_material";

  /** Path under which drafts are. */
  public static final String DRAFT = "/cgi-bin/draft/";

  /** Path under which publications are. */
  public static final String PUBLICATION = "/cgi-bin/freepublish/";

  /** Path of messages to all. */
  public static final String MASS_SEND = "/cgi-bin/message/mass/sendall";

  private final WechatCallbacks callbacks;
  private final WechatTokens tokens;
  private final WechatQuotas quotas;
  private final WechatLogins logins;
  private final WechatTemplates templates = new WechatTemplates();
  private final WechatMessages messages;
  private final WechatLinks links;
  private final WechatDrafts drafts;
  private final WechatLibrary library;
  private final WechatPublications publications;
  private final WechatMass mass;

  private WechatSimulator(int port, InstantSource clock) {
    super("wechat-simulator", port);
    callbacks = new WechatCallbacks(clock);
    tokens = new WechatTokens(clock);
    quotas = new WechatQuotas(clock);
    logins = new WechatLogins(clock);
    messages = new WechatMessages(this, templates, callbacks);
    links = new WechatLinks(clock);
    WechatMaterials materials = new WechatMaterials();
    drafts = new WechatDrafts(clock, new WechatArticles(materials));
    library = new WechatLibrary(this, clock);
    publications = new WechatPublications(drafts, library, callbacks);
    mass = new WechatMass(this, drafts, callbacks, clock);
    serve(TOKEN, call -> exactly(TOKEN, call, tokens::stable));
    serve(LOGIN, call -> exactly(LOGIN, call, logins::login));
    serveMiniProgram(new WechatChecks(logins, callbacks));
    serveImages(materials);
    serveArticles();
  }

  /** Starts it; port 0 for any free one. */
  public static WechatSimulator start(int port) {
    return start(port, InstantSource.system());
  }

  /** Starts it with a clock of its own. */
  public static WechatSimulator start(int port, InstantSource clock) {
    WechatSimulator wechat = new WechatSimulator(port, clock);
    WechatControls.register(wechat);
    wechat.begin();
    return wechat;
  }

  private void serveMiniProgram(WechatChecks checks) {
    mini(PHONE, logins::phone);
    mini(TEXT_CHECK, checks::text);
    mini(MEDIA_CHECK, checks::media);
    mini(MESSAGE, messages::send);
    mini(CODE, links::code);
    mini(URL_LINK, links::urlLink);
  }

  private void serveImages(WechatMaterials materials) {
    gov(UPLOAD_IMAGE, materials::uploadImage);
    gov(ADD_MATERIAL, materials::add);
  }

  private void serveArticles() {
    gov(DRAFT + "add", drafts::add);
    gov(DRAFT + "update", drafts::update);
    gov(DRAFT + "get", drafts::get);
    gov(DRAFT + "delete", drafts::delete);
    gov(DRAFT + "batchget", drafts::list);
    gov(DRAFT + "count", drafts::count);
    gov(PUBLICATION + "submit", publications::submit);
    gov(PUBLICATION + "get", publications::get);
    gov(PUBLICATION + "delete", library::delete);
    gov(PUBLICATION + "getarticle", library::article);
    gov(PUBLICATION + "batchget", library::list);
    gov(MASS_SEND, mass::send);
    gov("/cgi-bin/message/mass/get", mass::get);
    gov("/cgi-bin/message/mass/delete", mass::delete);
  }

  private void mini(String path, Operation operation) {
    serve(
        path, call -> exactly(path, call, c -> withToken(WechatAccount.MINI, path, c, operation)));
  }

  private void gov(String path, Operation operation) {
    serve(path, call -> exactly(path, call, c -> withToken(WechatAccount.GOV, path, c, operation)));
  }

  private Reply withToken(WechatAccount granted, String path, Call call, Operation operation) {
    WechatAccount account = tokens.accountOf(call);
    if (!account.equals(granted)) {
      throw new WechatRefusal(48001, "api unauthorized");
    }
    quotas.take(account, path);
    return operation.handle(call);
  }

  /** The server beneath hands over whatever begins with the path. */
  private static Reply exactly(String path, Call call, Operation operation) {
    if (!call.path().equals(path)) {
      return Reply.empty(404);
    }
    try {
      return operation.handle(call);
    } catch (WechatRefusal refusal) {
      return refusal.reply();
    }
  }

  /**
   * Ends the access tokens of an account (40001) until a new one is fetched.
   *
   * @param app {@code mini}, {@code gov} or an AppID
   */
  public void invalidateToken(String app) {
    steer(() -> tokens.invalidate(WechatAccount.named(app)));
  }

  /** A user used the mini-program some time ago. */
  public void see(String openid, Duration ago) {
    steer(() -> logins.see(openid, ago));
  }

  /** A user agrees to a template: to one message, or for ever when it is a long-term one. */
  public void accept(String openid, String template) {
    steer(() -> messages.accept(openid, template));
  }

  /** A user turns a template off. */
  public void reject(String openid, String template) {
    steer(() -> messages.reject(openid, template));
  }

  /** How many more messages a user takes. */
  public synchronized int credits(String openid, String template) {
    return messages.credits(openid, template);
  }

  /** Makes a template known, or changes it. */
  public void template(String id, boolean isLongTerm, List<String> keys) {
    steer(() -> templates.add(id, isLongTerm, keys));
  }

  /** A page is in the released mini-program. */
  public void release(String page) {
    steer(() -> links.release(page));
  }

  /** How many polls find a publication under way; 0: it is done when {@code submit} answers. */
  public void polls(int count) {
    steer(() -> publications.polls(count));
  }

  /** Ends a publication with a status from 0 to 6. */
  public void finish(String publishId, int status) {
    steer(() -> publications.finish(publishId, status));
  }

  /** Ends every publication that is under way. */
  public void finishAll(int status) {
    steer(() -> publications.finish(null, status));
  }

  /** Whether the official account may only keep drafts (48001 on {@code submit}). */
  public void draftOnly(boolean on) {
    steer(() -> publications.draftOnly(on));
  }

  /** How many messages to all a day; 1 unless told otherwise. */
  public void massQuota(int perDay) {
    steer(() -> mass.quota(perDay));
  }

  /** Whether a repetition of a message to all within a minute is too fast (45066). */
  public void massHurry(boolean on) {
    steer(() -> mass.strictHurry(on));
  }

  /** Ends every message to all that is under way. */
  public void finishMass(boolean succeeds) {
    steer(() -> mass.finish(succeeds));
  }

  /** How often an account may make a call in a minute (44991) and in a day (45009). */
  public void quota(String path, int perMinute, int perDay) {
    steer(() -> quotas.set(path, perMinute, perDay));
  }

  /** Where the callbacks of an account go and when. */
  public void callbacks(String app, String url, CallbackMode mode, boolean twice) {
    steer(() -> callbacks.route(WechatAccount.named(app), url, mode, twice));
  }

  /** Posts the callbacks that were held back ({@link CallbackMode#LATE}). */
  public void flushCallbacks() {
    steer(callbacks::release);
  }

  /** Whether the address of an account's callbacks answers the platform's check. */
  public boolean verifyCallbacks(String app) {
    return callbacks.verify(WechatAccount.named(app));
  }

  /** JSON list of what was posted: app, event and the answer's status, 0 for none. */
  public String postedCallbacks() {
    return callbacks.posted().encode();
  }

  private void steer(Runnable change) {
    Aftermath aftermath;
    synchronized (this) {
      try {
        change.run();
      } catch (WechatRefusal refusal) {
        throw new IllegalArgumentException(refusal.getMessage(), refusal);
      }
      aftermath = aftermath();
    }
    aftermath.beforeAnswer();
    aftermath.afterAnswer();
  }

  @Override
  void arrived(Call call) {
    if (call.path().equals(MESSAGE)) {
      messages.arrived(call);
    }
  }

  @Override
  void left(Call call) {
    if (call.path().equals(MESSAGE)) {
      messages.left(call);
    }
  }

  @Override
  Aftermath aftermath() {
    return callbacks.take();
  }

  @Override
  void forgetMore() {
    callbacks.clear();
    quotas.reset();
    messages.clear();
    drafts.clear();
    publications.clear();
    library.clear();
    mass.clear();
  }
}
