package org.gongkai.benchmark.reads.cases;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gongkai.benchmark.reads.data.World;

/**
 * How often PostgreSQL looked for versions of contents, which only the detail of a notice needs.
 */
final class Scans {

  private static final String COUNT =
      "select coalesce(sum(seq_scan + coalesce(idx_scan, 0)), 0) from pg_stat_user_tables where"
          + " relname = 'content_version'";

  /** A backend that has nothing to do tells its numbers after ten seconds. */
  private static final long TOLD = TimeUnit.SECONDS.toNanos(12);

  private final World world;

  Scans(World world) {
    this.world = world;
  }

  double during(Runnable work) {
    double before = count();
    work.run();
    return count() - before;
  }

  private double count() {
    LockSupport.parkNanos(TOLD);
    try (Connection connection = world.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(COUNT)) {
      found.next();
      return found.getDouble(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
