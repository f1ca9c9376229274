/* First words.  Second (X ...) words rx_such_a_thing().
 *
 * - Third of rx-nothing(1) */
int a_long_declaration_of_something(int with, long parameters, char that, short outweigh, float the, double comments);
