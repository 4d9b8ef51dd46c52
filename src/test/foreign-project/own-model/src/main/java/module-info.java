/** A user's module. */
module org.example.own {
    requires org.neuralquanta;
}
