package org.polyphony.platform;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Maps a row to any record by its constructor: the column {@code given_name} is the component
 * {@code givenName}.
 */
final class RecordMappers implements RowMapperFactory {

  private final Map<Class<?>, RowMapper<?>> mappers = new ConcurrentHashMap<>();

  @Override
  public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
    return type instanceof Class<?> candidate && candidate.isRecord()
        ? Optional.of(mappers.computeIfAbsent(candidate, RecordMappers::mapper))
        : Optional.empty();
  }

  private static RowMapper<?> mapper(Class<?> record) {
    return new Remembering<>(ConstructorMapper.of(constructorOf(record)));
  }

  /**
   * Which column is which component is found out once for each list of columns, not with every
   * query: for a claim that took longer than all else together. As many lists as there are queries
   * in the code.
   */
  private static final class Remembering<T> implements RowMapper<T> {

    private final RowMapper<T> mapper;
    private final Map<List<String>, RowMapper<T>> byColumns = new ConcurrentHashMap<>();

    Remembering(RowMapper<T> mapper) {
      this.mapper = mapper;
    }

    @Override
    public T map(ResultSet row, StatementContext context) throws SQLException {
      return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<T> specialize(ResultSet rows, StatementContext context) throws SQLException {
      List<String> columns = columns(rows.getMetaData());
      RowMapper<T> known = byColumns.get(columns);
      if (known == null) {
        known = mapper.specialize(rows, context);
        byColumns.put(columns, known);
      }
      return known;
    }

    private static List<String> columns(ResultSetMetaData described) throws SQLException {
      String[] columns = new String[described.getColumnCount()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = described.getColumnLabel(i + 1);
      }
      return List.of(columns);
    }
  }

  private static Constructor<?> constructorOf(Class<?> record) {
    Class<?>[] components =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = record.getDeclaredConstructor(components);
      // Records are package-private by default, and Jdbi is in no package of ours.
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(record + " has no canonical constructor", e);
    }
  }
}
