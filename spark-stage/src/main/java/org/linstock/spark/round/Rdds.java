package org.linstock.spark.round;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;

/**
 * The RDD calls of a round. They give Spark objects of named classes for functions: round a lambda,
 * its own in the Java API too, Spark reads and walks the class files at every call, which took two
 * thirds of the time of a small job.
 */
final class Rdds {
  private Rdds() {}

  /**
   * What is made of a partition's elements.
   *
   * @param <T> an element
   * @param <R> what comes of them
   */
  @FunctionalInterface
  interface Mapping<T, R> extends Serializable {
    Iterator<R> map(int partition, Iterator<T> elements);
  }

  static <T, R> JavaRDD<R> map(JavaRDD<T> rdd, Mapping<T, R> mapping) {
    ClassTag<R> tag = tag();
    return JavaRDD.fromRDD(
        rdd.rdd().mapPartitionsWithIndex(new Partitions<>(mapping), false, tag), tag);
  }

  /** The elements with keys, which may be partitioned by them. */
  static <K, V> JavaPairRDD<K, V> keyed(JavaRDD<V> rdd, Mapping<V, Tuple2<K, V>> mapping) {
    return JavaPairRDD.fromRDD(map(rdd, mapping).rdd(), tag(), tag());
  }

  static <K, V> JavaRDD<V> values(JavaPairRDD<K, V> pairs) {
    RDD<Tuple2<K, V>> rdd = pairs.rdd();
    return map(JavaRDD.fromRDD(rdd, tag()), (p, it) -> Iterators.transform(it, Tuple2::_2));
  }

  /** What {@code mapping} gives for all partitions, in order, on the driver. */
  @SuppressWarnings("unchecked")
  static <T, R> List<R> collect(JavaRDD<T> rdd, Mapping<T, R> mapping) {
    Object results = rdd.context().runJob(rdd.rdd(), new Results<>(mapping), Rdds.<Object>tag());
    List<R> all = new ArrayList<>();
    for (Object list : (Object[]) results) {
      all.addAll((List<R>) list);
    }
    return all;
  }

  @SuppressWarnings("unchecked")
  private static <T> ClassTag<T> tag() {
    return (ClassTag<T>) ClassTag$.MODULE$.apply(Object.class);
  }

  private static final class Partitions<T, R>
      extends AbstractFunction2<Object, scala.collection.Iterator<T>, scala.collection.Iterator<R>>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Mapping<T, R> mapping;

    Partitions(Mapping<T, R> mapping) {
      this.mapping = mapping;
    }

    @Override
    public scala.collection.Iterator<R> apply(
        Object partition, scala.collection.Iterator<T> elements) {
      return CollectionConverters.asScala(
          mapping.map((Integer) partition, CollectionConverters.asJava(elements)));
    }
  }

  private static final class Results<T, R>
      extends AbstractFunction2<TaskContext, scala.collection.Iterator<T>, Object>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Mapping<T, R> mapping;

    Results(Mapping<T, R> mapping) {
      this.mapping = mapping;
    }

    @Override
    public Object apply(TaskContext context, scala.collection.Iterator<T> elements) {
      List<R> results = new ArrayList<>();
      mapping
          .map(context.partitionId(), CollectionConverters.asJava(elements))
          .forEachRemaining(results::add);
      return results;
    }
  }
}
