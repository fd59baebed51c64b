package org.polyphony.platform;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;

/** How connections are opened, kept and checked. */
record ConnectionPool(ServerAddress address, int connections, String timeZone, BusinessTime time) {

  /**
   * What a session may do at most; a long import or export raises it for its own transaction by SET
   * LOCAL.
   */
  private static final String LIMITS =
      "-c statement_timeout=60s -c lock_timeout=10s -c idle_in_transaction_session_timeout=5min";

  ManagedDataSource open(MetricRegistry metrics) {
    DataSourceFactory factory = new DataSourceFactory();
    factory.setDriverClass("org.postgresql.Driver");
    factory.setUrl(address.url());
    factory.setUser(address.user());
    factory.setPassword(address.password());
    factory.setProperties(driverProperties());
    factory.setInitializationQuery(sessionStart());
    factory.setInitialSize(1);
    factory.setMinSize(Math.min(4, connections));
    factory.setMaxSize(connections);
    factory.setMaxWaitForConnection(Duration.seconds(10));
    factory.setValidationQuery("SELECT 1");
    factory.setValidationQueryTimeout(Duration.seconds(3));
    factory.setCheckConnectionOnBorrow(true);
    factory.setRollbackOnReturn(true);
    ManagedDataSource pool = factory.build(metrics, "database");
    // It would call every method of every statement by reflection, for a comfort nobody asks for.
    ((DataSourceProxy) pool).getPoolProperties().setUseStatementFacade(false);
    return pool;
  }

  private Map<String, String> driverProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ApplicationName", "polyphony");
    properties.put("assumeMinServerVersion", "15");
    properties.put("reWriteBatchedInserts", "true");
    properties.put("tcpKeepAlive", "true");
    properties.put("options", LIMITS);
    return properties;
  }

  /** The driver announces the JVM's zone when it connects, so ours has to be said after that. */
  private String sessionStart() {
    String zone = "SET TIME ZONE '" + timeZone + "'";
    return time.isShifted()
        ? zone + "; SET polyphony.clock_offset = '" + time.offset().toMillis() + " milliseconds'"
        : zone;
  }
}
