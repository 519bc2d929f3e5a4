package org.gongkai.platform.web;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the contract says of the API as a whole. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Gongkai 公开",
            version = "1",
            description =
                "Publishes government content once to every channel, collects comments on draft"
                    + " decisions clause by clause, and serves each comment's adoption result with"
                    + " its reason.",
            contact = @Contact(name = "Gongkai", url = "https://gongkai.example.org"),
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    servers = @Server(url = "/", description = "This server"),
    tags = {
      @Tag(name = "sessions", description = "Login of citizens"),
      @Tag(name = "consultations", description = "Consultations and drafts, for everyone"),
      @Tag(name = "comments", description = "Comments and receipts"),
      @Tag(name = "notices", description = "Published contents and feeds"),
      @Tag(name = "decisions", description = "Decisions and their dossiers"),
      @Tag(name = "editors", description = "Work of the editors and reviewers"),
      @Tag(name = "officers", description = "Work of the officers"),
      @Tag(name = "contents", description = "Contents that editors write and reviewers pass"),
      @Tag(name = "channels", description = "Channels and deliveries"),
      @Tag(name = "calendar", description = "Working days and deadlines"),
      @Tag(name = "audit", description = "What staff did"),
      @Tag(name = "wechat", description = "What the WeChat platform calls")
    })
@SecurityScheme(
    securitySchemeName = ApiDefinition.STAFF,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "A token of the organisation's OpenID provider; roles in its claim `groups`.")
@SecurityScheme(
    securitySchemeName = ApiDefinition.CITIZEN,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "An access token from `POST /v1/sessions/wechat`.")
public class ApiDefinition extends Application {

  /** Security scheme of staff operations. */
  public static final String STAFF = "staff";

  /** Security scheme of citizens' operations. */
  public static final String CITIZEN = "citizen";

  /** Extension by which an operation names its own problems, by {@code ProblemType} names. */
  public static final String PROBLEMS = "x-problems";
}
