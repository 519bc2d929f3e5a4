package org.gongkai.wechat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.gongkai.wechat.WechatFailure.Kind;

/** Who a citizen is to the mini-program. Every failure is a {@link WechatFailure}. */
@ApplicationScoped
public class LoginClient {

  private final WechatCalls calls;
  private final WechatApps apps;

  LoginClient(WechatCalls calls, WechatApps apps) {
    this.calls = calls;
    this.apps = apps;
  }

  /**
   * Exchanges a login code for the user's openid ({@code GET /sns/jscode2session}). The session key
   * that comes with it is dropped: nothing here decrypts data with it.
   *
   * @param code from {@code wx.login}; good for five minutes and one use
   */
  public Uni<String> openidOf(String code) {
    WechatApp app = apps.miniProgram();
    Map<String, String> query =
        Map.of(
            "appid",
            app.appId(),
            "secret",
            app.secret(),
            "js_code",
            code,
            "grant_type",
            "authorization_code");
    return calls.bare(app, Endpoint.LOGIN, query).map(answer -> Answers.required(answer, "openid"));
  }

  /**
   * Exchanges the code of the {@code getPhoneNumber} button for the user's number ({@code POST
   * /wxa/business/getuserphonenumber}).
   *
   * @param code not that of the login; good for five minutes and one use
   */
  public Uni<PhoneNumber> phoneNumberOf(String code) {
    return calls
        .json(apps.miniProgram(), Endpoint.PHONE, new JsonObject().put("code", code))
        .map(this::phoneNumber);
  }

  private PhoneNumber phoneNumber(JsonObject answer) {
    JsonObject phone = Answers.object(answer, "phone_info");
    String appId = Answers.text(Answers.object(phone, "watermark"), "appid");
    if (!apps.miniProgram().appId().equals(appId)) {
      throw new WechatFailure(Kind.PERMANENT, "phone number of another app");
    }
    return new PhoneNumber(
        Answers.required(phone, "purePhoneNumber"), Answers.required(phone, "countryCode"));
  }

  /**
   * A telephone number that the platform has verified.
   *
   * @param number without the country's code
   * @param countryCode for example {@code 86}
   */
  public record PhoneNumber(String number, String countryCode) {

    /** Says nothing personal. */
    @Override
    public String toString() {
      return "PhoneNumber[]";
    }
  }
}
