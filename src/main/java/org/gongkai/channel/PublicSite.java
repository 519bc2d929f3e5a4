package org.gongkai.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The public site that posts lead to. */
@ApplicationScoped
public class PublicSite {

  private final String root;

  /** Takes its root from the feeds' setting: there is one public site. */
  public PublicSite(@ConfigProperty(name = "gongkai.feeds.public-url") URI root) {
    this.root = root.toString();
  }

  /** Address of a content for its readers. */
  public String address(Post post) {
    return address(post.path());
  }

  /** A full address from one below the site's root; a full one stays as it is. */
  public String address(String path) {
    return path.contains("://") ? path : root + path;
  }
}
