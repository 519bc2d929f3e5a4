package org.gongkai.content;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.channel.Post;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * A body for those who cannot see its layout (R22 无障碍): one line for each paragraph, cells apart by
 * tabs, images by what they show.
 */
final class PlainText {

  private PlainText() {}

  /** The text of an HTML body. */
  static String of(String body) {
    StringBuilder text = new StringBuilder();
    Jsoup.parseBodyFragment(body).body().traverse(new Writer(text));
    return text.toString()
        .replaceAll("[ \\u00a0]+", " ")
        .replaceAll(" ?\n ?", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  /** The images of an HTML body in their order. */
  static List<Post.Image> images(String body) {
    Document document = Jsoup.parseBodyFragment(body);
    List<Post.Image> images = new ArrayList<>();
    for (Element image : document.select("img[src]")) {
      images.add(new Post.Image(image.attr("src"), image.attr("alt")));
    }
    return List.copyOf(images);
  }

  private record Writer(StringBuilder text) implements NodeVisitor {

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        text.append(words.getWholeText().replaceAll("\\s+", " "));
      } else if (node instanceof Element element) {
        open(element);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        close(element);
      }
    }

    private void open(Element element) {
      switch (element.normalName()) {
        case "br" -> text.append('\n');
        case "li" -> text.append("· ");
        case "img" -> text.append("［图：").append(element.attr("alt")).append('］');
        default -> {}
      }
    }

    private void close(Element element) {
      switch (element.normalName()) {
        case "p", "h1", "h2", "h3", "h4", "li", "tr", "blockquote", "table", "ul", "ol" ->
            text.append('\n');
        case "td", "th" -> text.append('\t');
        default -> {}
      }
    }
  }
}
