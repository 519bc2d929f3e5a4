package org.gongkai.channel.feed;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Addresses as those read them who are not on the site. */
final class FeedAddresses {

  private FeedAddresses() {}

  /** The public form of an address below the site's root; any other one as it is. */
  static String absolute(FeedConfig config, String address) {
    return address.startsWith("/") && !address.startsWith("//")
        ? config.publicUrl() + address
        : address;
  }

  /** An HTML body whose images and links can be followed from anywhere. */
  static String absoluteBody(FeedConfig config, String body) {
    if (!body.contains("src=") && !body.contains("href=")) {
      return body;
    }
    Document document = Jsoup.parseBodyFragment(body);
    document.outputSettings().prettyPrint(false);
    for (String attribute : List.of("src", "href")) {
      for (Element element : document.select("[" + attribute + "]")) {
        element.attr(attribute, absolute(config, element.attr(attribute)));
      }
    }
    return document.body().html();
  }
}
