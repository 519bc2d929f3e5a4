package org.gongkai.benchmark.reads.cases;

/** Names of cases and of what they are compared with. */
public final class Names {

  public static final String NOTICE = "hot notice";
  public static final String NOT_MODIFIED = "hot notice 304";
  public static final String GZIP = "hot notice gzip";
  public static final String ROUND_ROBIN = "1,000 notices";
  public static final String LIST = "list of 20";
  public static final String HOME = "home";
  public static final String CONSULTATION = "consultation";
  public static final String FEEDBACK = "feedback page";
  public static final String FROM_REDIS = "notice from Redis";
  public static final String SUBMISSION = "comment submission";
  public static final String MIXED = "mixed 95/5";
  public static final String BESIDE = "hot notice beside comments";

  public static final String NGINX = "nginx: hot notice";
  public static final String REDIS_HTTP = "Redis GET behind raw Vert.x";
  public static final String REDIS_LOOP = "Redis GET";
  public static final String INSERT = "row insert";

  private Names() {}

  /** The raw Vert.x server with the bytes of a case. */
  public static String raw(String name) {
    return "raw: " + name;
  }
}
