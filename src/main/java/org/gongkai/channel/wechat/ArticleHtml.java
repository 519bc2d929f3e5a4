package org.gongkai.channel.wechat;

import java.net.URI;
import java.util.Map;
import org.gongkai.channel.Post;
import org.gongkai.channel.PublicSite;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;

/**
 * A body as an article shows it: inline styles only, no classes, scripts, frames or forms. The
 * platform keeps links to articles of its own alone, so of others the address stands behind the
 * words. Images keep their addresses in the media store until they are published.
 */
final class ArticleHtml {

  private static final String CELL = "border:1px solid #d0d0d0;padding:6px 8px;";

  private static final Map<String, String> STYLES =
      Map.ofEntries(
          Map.entry("p", "margin:0 0 1em;line-height:1.75;font-size:16px;"),
          Map.entry("h2", "margin:1.2em 0 0.6em;font-size:20px;font-weight:bold;"),
          Map.entry("h3", "margin:1.1em 0 0.5em;font-size:18px;font-weight:bold;"),
          Map.entry("h4", "margin:1em 0 0.5em;font-size:16px;font-weight:bold;"),
          Map.entry("ul", "margin:0 0 1em;padding-left:1.5em;"),
          Map.entry("ol", "margin:0 0 1em;padding-left:1.5em;"),
          Map.entry("li", "line-height:1.75;font-size:16px;"),
          Map.entry(
              "blockquote",
              "margin:0 0 1em;padding:0.5em 1em;border-left:4px solid #d0d0d0;color:#555555;"),
          Map.entry("table", "width:100%;border-collapse:collapse;margin:0 0 1em;font-size:14px;"),
          Map.entry("th", CELL + "background-color:#f5f5f5;font-weight:bold;"),
          Map.entry("td", CELL),
          Map.entry("img", "max-width:100%;height:auto;"));

  private final PublicSite site;

  ArticleHtml(PublicSite site) {
    this.site = site;
  }

  /** The article's text: the note of a correction first, the files beside it last. */
  String of(Post post) {
    Document document = Jsoup.parseBodyFragment(post.body());
    document.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
    Element body = document.body();
    String note = post.correctionNote();
    if (note != null) {
      body.prependElement("p").text("更正说明：" + note);
    }
    if (!post.attachments().isEmpty()) {
      attachments(body, post);
    }
    body.select("script, style, iframe, form, input, button").remove();
    body.select("a").forEach(this::link);
    body.select("*").forEach(ArticleHtml::style);
    return body.html();
  }

  private static void style(Element element) {
    if (element.normalName().equals("body")) {
      return;
    }
    element.attributes().asList().stream()
        .map(attribute -> attribute.getKey())
        .filter(name -> !isKept(name))
        .toList()
        .forEach(element::removeAttr);
    String style = STYLES.get(element.normalName());
    if (style != null) {
      element.attr("style", style);
    }
  }

  private static boolean isKept(String attribute) {
    return switch (attribute) {
      case "href", "src", "alt", "rowspan", "colspan" -> true;
      default -> false;
    };
  }

  private void link(Element link) {
    String address = site.address(link.attr("href"));
    if (isArticle(address)) {
      return;
    }
    if (!address.isEmpty() && !link.text().strip().equals(address)) {
      link.appendChild(new TextNode("（" + address + "）"));
    }
    link.unwrap();
  }

  private static boolean isArticle(String address) {
    try {
      return "mp.weixin.qq.com".equals(URI.create(address).getHost());
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private void attachments(Element body, Post post) {
    body.appendElement("p").text("附件：");
    Element list = body.appendElement("ul");
    for (Post.Attachment file : post.attachments()) {
      list.appendElement("li").text(file.name() + "（" + site.address(file.address()) + "）");
    }
  }
}
